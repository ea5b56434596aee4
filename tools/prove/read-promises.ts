import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../start-process.ts';

/** Returns the promises of docs/SECURITY.md, in the order of their table. */
export function readPromises(): { number: number; sentence: string }[] {
  const text = readFileSync(join(ROOT, 'docs/SECURITY.md'), 'utf8');
  return [...text.matchAll(/^\| (\d+) \| ([^|]+) \|/gm)].map(([, number = '', sentence = '']) => ({
    number: Number(number),
    sentence: sentence.trim(),
  }));
}
