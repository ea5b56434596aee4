import {
  chmodSync,
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

const FOLDERS = ['apps', 'packages', 'tools', 'e2e', 'docs'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'playwright.config.ts'];
/** Generated files, and files that belong to the original working tree. */
const EXCLUDED = /^(node_modules|dist|\.data|\.cache|test-results|.*\.tsbuildinfo)$/;

/** A copy of the working tree in a temporary folder, where code can be broken safely. */
export class WorktreeCopy {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'intake-desk-prove-'));
    // PostgreSQL refuses to run as root, so in tests it runs as a user that must reach the folder.
    chmodSync(this.root, 0o755);
    for (const folder of FOLDERS) {
      cpSync(join(ROOT, folder), join(this.root, folder), {
        recursive: true,
        filter: (path) => !EXCLUDED.test(basename(path)),
      });
    }
    for (const file of FILES) cpSync(join(ROOT, file), join(this.root, file));
    // Temporary files of the tests are deleted with the copy.
    mkdirSync(join(this.root, 'tmp'));
    this.#linkModules('node_modules');
    for (const app of readdirSync(join(ROOT, 'apps'))) {
      if (existsSync(join(ROOT, 'apps', app, 'node_modules'))) this.#linkModules(`apps/${app}/node_modules`);
    }
  }

  /**
   * Applies edits to the copy.
   * @returns restores the files
   * @throws Error when a text does not occur exactly once: the sources have changed, and the break has to follow
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
        throw new Error(`${file} contains this text ${count} times, not once: ${find}`);
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

  /** Links the same libraries, but copies our own packages and leaves caches out. */
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
