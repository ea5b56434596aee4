import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BREAKS } from '../prove/breaks.ts';
import { occurrences } from '../prove/occurrences.ts';
import { ROOT } from '../start-process.ts';

const places = BREAKS.flatMap(({ promise, file, find, and = [] }) =>
  [{ file, find }, ...and].map((place) => ({ promise, ...place })),
);

test.each(places)('the break of promise $promise finds its place in $file', ({ file, find }) => {
  expect(occurrences(readFileSync(join(ROOT, file), 'utf8'), find), find).toBe(1);
});
