/** Returns the promises of a title: `40, 41: a hundred …` tests the promises 40 and 41. */
export function promiseNumbers(title: string): number[] {
  const [, list = ''] = /^((?:\d+, )*\d+): /.exec(title) ?? [];
  return list === '' ? [] : list.split(', ').map(Number);
}
