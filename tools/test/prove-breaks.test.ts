import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BREAKS } from '../prove/breaks.ts';
import { occurrences } from '../prove/occurrences.ts';
import { ROOT } from '../start-process.ts';

const edits = BREAKS.flatMap(({ promise, file, find, and = [] }) =>
  [{ file, find }, ...and].map((edit) => ({ promise, ...edit })),
);

test.each(edits)('the break of promise $promise matches once in $file', ({ file, find }) => {
  expect(occurrences(readFileSync(join(ROOT, file), 'utf8'), find), find).toBe(1);
});
