/**
 * Returns the text that `query` searches: everything in lowercase, one item per line, phone numbers also as bare
 * digits.
 * @param texts names and email addresses; missing ones are omitted
 * @param phones phone numbers in any notation
 */
export function searchText(texts: (string | null | undefined)[], phones: (string | null | undefined)[]): string {
  const lines: string[] = [];
  for (const text of [...texts, ...phones]) if (text) lines.push(text.toLowerCase());
  for (const phone of phones) if (phone) lines.push(phone.replace(/\D/g, ''));
  return lines.join('\n');
}

/** Normalizes a query for comparison with {@link searchText}: a phone number in any notation becomes its digits. */
export function searchTerm(query: string): string {
  const text = query.trim().toLowerCase();
  const digits = text.replace(/\D/g, '');
  return digits.length >= 4 && /^[\d\s().+\-/]+$/.test(text) ? digits : text;
}
