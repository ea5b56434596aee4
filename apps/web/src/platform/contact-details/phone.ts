const NORTH_AMERICAN = /^\+?1?[\s.-]*\(?([2-9]\d{2})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$/;
/** Where an extension or a pause begins: `ext. 5`, `x5`, `#5`, `,5`. */
const EXTENSION = /(?:ext|x|#|,|;).*$/is;

/**
 * Groups a North American number the way it is said: `(415) 555-0133`. Everything else, extensions and letters included,
 * stays as it came: telling numbers apart is the server's work.
 */
export function formatPhone(asGiven: string): string {
  const parts = NORTH_AMERICAN.exec(asGiven.trim());
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : asGiven;
}

/**
 * Target of a `tel:` link: digits and a leading plus only.
 * @returns undefined for what is no number to dial: too short, words in it, or two numbers in one field
 * @see RFC 3966 §5
 */
export function telLink(asGiven: string): string | undefined {
  const main = asGiven.replace(EXTENSION, '');
  if (/\p{Letter}/u.test(main)) return undefined;
  const isInternational = /^[\s(]*\+/.test(main);
  // `+44 (0)20 …`: the nought is dialled inside the country only.
  const digits = (isInternational ? main.replace('(0)', '') : main).replace(/\D/g, '');
  // Fifteen digits at most (E.164), with room for the way out of a country.
  if (digits.length < 7 || digits.length > 18) return undefined;
  return `tel:${isInternational ? '+' : ''}${digits}`;
}

/** Area code of a North American number, in whatever spelling; undefined for every other. */
export function areaCode(asGiven: string): string | undefined {
  return NORTH_AMERICAN.exec(asGiven.replace(EXTENSION, '').trim())?.[1];
}
