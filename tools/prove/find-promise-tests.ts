import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { promiseNumbers } from './promise-numbers.ts';

/** The start of a title in a test file. */
const TITLE = /['"`]((?:\d+, )*\d+: )/g;

/** @returns for each promise the test files that name it, as paths below the root */
export async function findPromiseTests(root: string): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  const files: string[] = [];
  for await (const file of glob('{apps,packages,tools}/**/*.test.ts', {
    cwd: root,
    exclude: (path) => path.endsWith('node_modules'),
  }))
    files.push(file);
  for (const file of files.sort()) {
    const titles = [...readFileSync(join(root, file), 'utf8').matchAll(TITLE)].map(([, title = '']) => title);
    for (const number of new Set(titles.flatMap(promiseNumbers))) {
      found.set(number, [...(found.get(number) ?? []), file]);
    }
  }
  return found;
}
