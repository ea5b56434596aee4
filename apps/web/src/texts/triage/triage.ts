/** Texts of the triage status in lead rows. */
export const triageTexts = {
  group: 'Triage',
  verdicts: { pursue: 'Pursue', need_info: 'Needs info', decline: 'Decline' },
  verdictFor: (verdict: string, reason: string) => `${verdict}: ${reason}`,
  you: 'you',
  mark: {
    decidedBy: (name: string) => `Decided by ${name}`,
    snoozedBy: (name: string) => `Snoozed by ${name}`,
    until: (when: string) => `until ${when}`,
    claimedByYou: 'Claimed by you',
    claimedBy: (name: string) => `Claimed by ${name}`,
    spokenClaimedByYou: 'claimed by you, ',
    spokenClaimedBy: 'claimed by ',
    high: 'High',
    highPriority: 'High priority (internal)',
    due: (when: string) => `Due ${when}`,
    dueSince: (when: string) => `Snooze ended ${when}`,
    openWith: (names: string) => `Being viewed by ${names}`,
  },
  mentions: { title: 'Notes that mention you', button: 'Mentions', notSeen: 'new' },
  countdownTitle: (when: string) => `until ${when}`,
} as const;

/** Texts of read and unread leads. */
export const readStateTexts = {
  /** Read out before a name. */
  unread: 'Unread: ',
  markUnread: 'Mark as unread',
  markRead: 'Mark as read',
  madeUnread: 'Marked as unread (only for you).',
  madeRead: 'Marked as read (only for you).',
  untold: 'Couldn’t save. Try again.',
} as const;
