/** Why a record was found: which words of it are those that were typed, and how nearly. */
export const searchTexts = {
  fields: { name: 'name', email: 'e-mail', phone: 'phone', description: 'description', client: 'client' },
  ways: { exact: '', prefix: '', nickname: 'a short form', sound: 'sounds alike', typo: 'one letter off' },
  place: (field: string, words: string) => `${field} “${words}”`,
  typed: 'what was typed',
  reason: (places: string, way: string) => (way === '' ? places : `${places}, ${way}`),
} as const;
