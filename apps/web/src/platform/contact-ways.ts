import { spokenPhone, telephoneLink } from './phone.ts';

/** Phone numbers as something to read, call and copy. */
export function phoneWays(numbers: readonly (string | null | undefined)[] | null | undefined) {
  return present(numbers).map((value) => ({ value, shown: spokenPhone(value), href: telephoneLink(value) }));
}

/** E-mail addresses as something to read, write to and copy. */
export function emailWays(addresses: readonly (string | null | undefined)[] | null | undefined) {
  return present(addresses).map((value) => ({ value, shown: value, href: `mailto:${value}` }));
}

function present(values: readonly (string | null | undefined)[] | null | undefined): string[] {
  return [...new Set((values ?? []).filter((value): value is string => Boolean(value)))];
}
