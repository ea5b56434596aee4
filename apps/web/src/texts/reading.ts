/** What somebody has read, and what not. */
export const readingTexts = {
  /** Said before a name. */
  unread: 'Unread: ',
  madeUnread: 'Unread again, for you alone.',
  madeRead: 'Read.',
  untold: 'The desk could not be told: it stays as it was.',
} as const;
