import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../start-process.ts';
import { occurrences } from './occurrences.ts';
import type { Edit } from './planted-break.ts';

const PARTS = ['apps', 'packages', 'tools', 'e2e', 'docs'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'playwright.config.ts'];
/** What is made anew, or belongs to the house it was made in. */
const LEFT_OUT = /^(node_modules|dist|\.data|\.cache|test-results|.*\.tsbuildinfo)$/;

/** The whole house once more in a temporary folder, where things may be broken. */
export class WorktreeCopy {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'intake-desk-prove-'));
    for (const part of PARTS) {
      cpSync(join(ROOT, part), join(this.root, part), {
        recursive: true,
        filter: (path) => !LEFT_OUT.test(basename(path)),
      });
    }
    for (const file of FILES) cpSync(join(ROOT, file), join(this.root, file));
    // Whatever the tests leave behind goes with the copy.
    mkdirSync(join(this.root, 'tmp'));
    this.#linkModules('node_modules');
    for (const app of readdirSync(join(ROOT, 'apps'))) {
      if (existsSync(join(ROOT, 'apps', app, 'node_modules'))) this.#linkModules(`apps/${app}/node_modules`);
    }
  }

  /**
   * @returns puts everything back
   * @throws Error when a text is not there exactly once: the sources have moved on, and the break has to follow
   */
  plant(edits: readonly Edit[]): () => void {
    const before = new Map<string, string>();
    const restore = () => {
      for (const [path, text] of before) writeFileSync(path, text);
    };
    for (const { file, find, replace } of edits) {
      const path = join(this.root, file);
      const text = readFileSync(path, 'utf8');
      const count = occurrences(text, find);
      if (count !== 1) {
        restore();
        throw new Error(`in ${file} this stands ${count} times, not once: ${find}`);
      }
      if (!before.has(path)) before.set(path, text);
      writeFileSync(
        path,
        text.replace(find, () => replace),
      );
    }
    return restore;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The same libraries, but the copy's own packages and caches. */
  #linkModules(folder: string): void {
    const own = join(this.root, folder);
    mkdirSync(own);
    for (const name of readdirSync(join(ROOT, folder))) {
      if (name === '@intake-desk')
        cpSync(join(ROOT, folder, name), join(own, name), { recursive: true, verbatimSymlinks: true });
      else if (name === '.bin' || !name.startsWith('.')) symlinkSync(join(ROOT, folder, name), join(own, name));
    }
  }
}
