/** Texts of the triage status in lead rows. */
export const triageTexts = {
  group: 'Triage',
  verdicts: { pursue: 'Pursue', need_info: 'Need info', decline: 'Decline' },
  verdictFor: (verdict: string, reason: string) => `${verdict}: ${reason}`,
  you: 'you',
  mark: {
    decidedBy: (name: string) => `Decided by ${name}, our team`,
    snoozedBy: (name: string) => `Put off by ${name}, our team`,
    until: (when: string) => `until ${when}`,
    heldByYou: 'Held by you',
    heldBy: (name: string) => `Held by ${name}`,
    spokenHeldByYou: 'held by you, ',
    spokenHeldBy: 'held by ',
    high: 'High',
    highPriority: 'High priority, our team',
    due: (when: string) => `Due ${when}`,
    dueSince: (when: string) => `Snooze ended ${when}`,
    openWith: (names: string) => `Open before ${names}`,
  },
  mentions: { title: 'Notes that name you', button: 'You are named', notSeen: 'not seen yet' },
  countdownTitle: (when: string) => `until ${when}`,
} as const;

/** Texts of read and unread leads. */
export const readStateTexts = {
  /** Read out before a name. */
  unread: 'Unread: ',
  markUnread: 'Mark as unread',
  markRead: 'Mark as read',
  madeUnread: 'Unread again, for you alone.',
  madeRead: 'Read.',
  untold: 'The desk could not be told: it stays as it was.',
} as const;
