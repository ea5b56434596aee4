/**
 * What `query` looks through: everything in lower case, one item a line, telephone numbers also as bare digits.
 * @param texts names and e-mail addresses; missing ones are left out
 * @param phones telephone numbers in any spelling
 */
export function searchText(texts: (string | null | undefined)[], phones: (string | null | undefined)[]): string {
  const lines: string[] = [];
  for (const text of [...texts, ...phones]) if (text) lines.push(text.toLowerCase());
  for (const phone of phones) if (phone) lines.push(phone.replace(/\D/g, ''));
  return lines.join('\n');
}

/** A query as it is compared with {@link searchText}: a telephone number in any spelling becomes its digits. */
export function searchTerm(query: string): string {
  const text = query.trim().toLowerCase();
  const digits = text.replace(/\D/g, '');
  return digits.length >= 4 && /^[\d\s().+\-/]+$/.test(text) ? digits : text;
}
