/** The indices of a list, those around one of them before all others: 0 to `length - 1`, and maybe some that it does not have. */
export function* nearFirst(length: number, near: number): Generator<number> {
  yield* [near, near + 1, near - 1];
  for (let at = 0; at < length; at += 1) if (Math.abs(at - near) > 1) yield at;
}
