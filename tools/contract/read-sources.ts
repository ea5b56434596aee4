import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../start-process.ts';

/** One source file of the working tree or of a commit. */
export interface Source {
  path: string;
  text: string;
}

/** Code that runs in production. */
export const PRODUCTION = /^(apps\/[^/]+\/(src|page)|packages\/[^/]+\/src)\/(?!.*\.test\.tsx?$).*\.(tsx?|js|css)$/;

/** @param commit null: the working tree */
export function readSources(commit: string | null, wanted: RegExp): Source[] {
  const list =
    commit === null ? git('ls-files', '-co', '--exclude-standard') : git('ls-tree', '-r', '--name-only', commit);
  const paths = list.split('\n').filter((path) => wanted.test(path));
  if (commit !== null) return readBlobs(commit, paths);
  return paths.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(ROOT, path), 'utf8') }];
    } catch {
      return []; // Deleted and not yet committed.
    }
  });
}

export function parse({ path, text }: Source): ts.SourceFile {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
}

function readBlobs(commit: string, paths: readonly string[]): Source[] {
  const input = paths.map((path) => `${commit}:${path}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: ROOT, input, maxBuffer: 1 << 28 });
  let offset = 0;
  return paths.map((path) => {
    const end = output.indexOf('\n', offset);
    const size = Number(output.toString('utf8', offset, end).split(' ')[2]);
    offset = end + 1 + size + 1;
    return { path, text: output.toString('utf8', end + 1, end + 1 + size) };
  });
}

function git(...values: string[]): string {
  return execFileSync('git', values, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}
