const NORTH_AMERICAN = /^\+?1?[\s.-]*\(?([2-9]\d{2})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$/;

/**
 * Groups a North American number the way it is said: `(415) 555-0133`. Everything else, extensions and letters included,
 * stays as it came: telling numbers apart is the server's work.
 */
export function spokenPhone(asGiven: string): string {
  const parts = NORTH_AMERICAN.exec(asGiven.trim());
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : asGiven;
}

/** Target of a `tel:` link: digits and a leading plus only. @see RFC 3966 §5 */
export function telephoneLink(asGiven: string): string {
  return `tel:${asGiven.replace(/(?:ext|x).*$/i, '').replace(/(?!^\+)\D/g, '')}`;
}
