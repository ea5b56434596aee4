/**
 * Returns the file to which a part of the tests writes its results for tools/promises.ts.
 * @param part `--core`, `--rest`, or an empty string for all tests
 */
export function reportOf(tool: 'vitest' | 'playwright', part: string): string {
  return `.cache/${tool}${part.replace('--', '-')}.json`;
}
