/** Texts that explain why a record was found. */
export const searchTexts = {
  ways: { exact: '', prefix: '', nickname: 'nickname', sound: 'sounds alike', typo: 'similar spelling' },
  /** Why a record may be the caller. */
  reasons: {
    phone: 'Same phone',
    email: 'Same email',
    name: 'Same name',
    /** The number of a person with another name. */
    household: 'Household number',
    nickname: (one: string, other: string) => `Nickname: ${one} / ${other}`,
    similarName: (one: string, other: string) => `Similar name: ${one} / ${other}`,
    similarPhone: (phone: string) => `Similar phone: ${phone}`,
    similarEmail: (email: string) => `Similar email: ${email}`,
    /** The name is in the description of a matter, and not that of its client. */
    inMatter: 'Name in matter',
  },
  stillBeingRead: 'Still syncing: results may be incomplete.',
  notLookedThrough: {
    lead: 'Leads aren’t included (no permission).',
    contact: 'Contacts aren’t included (no permission).',
    matter: 'Matters aren’t included (no permission).',
  },
} as const;
