/**
 * The file in which a part of the tests leaves its results for tools/promises.ts.
 * @param part `--core`, `--rest`, or nothing for all of them
 */
export function reportOf(tool: 'vitest' | 'playwright', part: string): string {
  return `.cache/${tool}${part.replace('--', '-')}.json`;
}
