import { parsePhone, visibleText } from '@intake-desk/desk-api/contact-text';

const NORTH_AMERICAN = /^\+?1?[\s.-]*\(?([2-9]\d{2})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$/;

/**
 * Groups a North American number as it is spoken: `(415) 555-0133`. Everything else, including extensions and letters,
 * stays unchanged: comparing numbers is the server's job.
 */
export function formatPhone(asGiven: string): string {
  const parts = NORTH_AMERICAN.exec(visibleText(asGiven));
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : asGiven;
}

/**
 * Returns the target of a `tel:` link: digits and a leading plus only.
 * @returns undefined if the text cannot be dialed: too short, with letters, or two numbers in one field
 * @see RFC 3966 §5
 */
export function telLink(asGiven: string): string | undefined {
  const main = parsePhone(asGiven).number;
  if (/\p{Letter}/u.test(main)) return undefined;
  const isInternational = /^[\s(]*\+/.test(main);
  // `+44 (0)20 …`: the zero is dialed inside the country only.
  const digits = (isInternational ? main.replace('(0)', '') : main).replace(/\D/g, '');
  // At most 15 digits (E.164), plus three for an international dialing prefix.
  if (digits.length < 7 || digits.length > 18) return undefined;
  return `tel:${isInternational ? '+' : ''}${digits}`;
}

/** Returns the area code of a North American number in any notation; otherwise undefined. */
export function areaCode(asGiven: string): string | undefined {
  return NORTH_AMERICAN.exec(parsePhone(asGiven).number)?.[1];
}
