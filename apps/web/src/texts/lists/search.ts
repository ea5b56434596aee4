/** Texts that explain why a record was found: which fields matched, and how closely. */
export const searchTexts = {
  fields: { name: 'name', email: 'e-mail', phone: 'phone', description: 'description', client: 'client' },
  ways: { exact: '', prefix: '', nickname: 'a short form', sound: 'sounds alike', typo: 'one letter off' },
  place: (field: string, words: string) => `${field} “${words}”`,
  stillBeingRead: 'Clio is still being read: more people may turn up.',
  notLookedThrough: {
    lead: 'This sign-in may not read leads: none of those are looked through.',
    contact: 'This sign-in may not read contacts: none of those are looked through.',
    matter: 'This sign-in may not read matters: none of those are looked through.',
  },
  typed: 'what was typed',
  reason: (places: string, way: string) => (way === '' ? places : `${places}, ${way}`),
} as const;
