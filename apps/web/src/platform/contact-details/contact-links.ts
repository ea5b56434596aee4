import { parseEmail } from '@intake-desk/desk-api/contact-text';
import { formatPhone, telLink } from './phone.ts';

type Given = readonly (string | null | undefined)[] | null | undefined;

/** Returns phone numbers to show, to copy and, where they can be dialed, to call. */
export function phoneLinks(numbers: Given) {
  return present(numbers).map((value) => ({ value, shown: formatPhone(value), href: telLink(value) }));
}

/** Returns email addresses to show, to copy and, where they are valid, to write to. */
export function emailLinks(addresses: Given) {
  return present(addresses).map((value) => ({ value, shown: value, href: mailLink(value) }));
}

/** Encodes the address: a stranger's text must not add mail headers such as `a@b.c?bcc=…`. @see RFC 6068 §2 */
function mailLink(address: string): string | undefined {
  const [, mailbox, domain] = /^([^\s@]+)@([^\s@]+)$/.exec(parseEmail(address)) ?? [];
  if (mailbox === undefined || domain === undefined || !address.isWellFormed()) return undefined;
  return `mailto:${encodeURIComponent(mailbox)}@${encodeURIComponent(domain)}`;
}

function present(values: Given): string[] {
  return [...new Set((values ?? []).filter((value): value is string => Boolean(value)))];
}
