/** Texts that explain why a record was found: which fields matched, and how closely. */
export const searchTexts = {
  fields: { name: 'name', email: 'email', phone: 'phone', description: 'description', client: 'client' },
  ways: { exact: '', prefix: '', nickname: 'nickname', sound: 'sounds alike', typo: 'similar spelling' },
  place: (field: string, words: string) => `${field} “${words}”`,
  stillBeingRead: 'Still syncing: results may be incomplete.',
  notLookedThrough: {
    lead: 'Leads aren’t included (no permission).',
    contact: 'Contacts aren’t included (no permission).',
    matter: 'Matters aren’t included (no permission).',
  },
  typed: 'details',
  reason: (places: string, way: string) => (way === '' ? places : `${places}, ${way}`),
} as const;
