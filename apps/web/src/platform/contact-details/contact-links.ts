import { formatPhone, telLink } from './phone.ts';

type Given = readonly (string | null | undefined)[] | null | undefined;

/**
 * Phone numbers as something to read, to copy and, where they can be dialled, to call.
 * @param about what else is known of a number
 */
export function phoneLinks(numbers: Given, about?: (phone: string) => string | undefined) {
  return present(numbers).map((value) => ({
    value,
    shown: formatPhone(value),
    href: telLink(value),
    about: about?.(value),
  }));
}

/** E-mail addresses as something to read, to copy and, where they are addresses, to write to. */
export function emailLinks(addresses: Given) {
  return present(addresses).map((value) => ({ value, shown: value, href: mailLink(value) }));
}

/** What a stranger typed must not become headers of the mail: `a@b.c?bcc=…`. @see RFC 6068 §2 */
function mailLink(address: string): string | undefined {
  const [, mailbox, domain] = /^([^\s@]+)@([^\s@]+)$/.exec(address.trim()) ?? [];
  if (mailbox === undefined || domain === undefined || !address.isWellFormed()) return undefined;
  return `mailto:${encodeURIComponent(mailbox)}@${encodeURIComponent(domain)}`;
}

function present(values: Given): string[] {
  return [...new Set((values ?? []).filter((value): value is string => Boolean(value)))];
}
