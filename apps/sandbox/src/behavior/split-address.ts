/** Splits a URL into path and query string; the latter without its question mark. */
export function splitAddress(address: string): { path: string; search: string } {
  const mark = address.indexOf('?');
  return mark < 0 ? { path: address, search: '' } : { path: address.slice(0, mark), search: address.slice(mark + 1) };
}
