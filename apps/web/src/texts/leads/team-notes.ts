import { plural } from '#src/texts/plural.ts';

/** Texts of the team's notes on a lead. */
export const teamNotesTexts = {
  title: 'Notes',
  basis: 'internal, not in Clio',
  composer: 'New internal note',
  label: 'Note',
  placeholder: 'Write an internal note… @ to mention',
  add: 'Add note',
  addKeys: 'Ctrl Enter',
  kept: {
    kept: 'Draft saved in this browser',
    pending: 'Saving draft…',
    refused: 'Couldn’t save draft in this browser',
  },
  hint: 'Can be copied to the matter later.',
  takenBack: 'Note returned to draft',
  empty: 'Note is empty.',
  tooLong: (most: string) => `Notes can have up to ${most} characters.`,
  tooManyMentions: (most: string) => `Mention up to ${most} colleagues.`,
  asking: 'Loading…',
  none: 'No notes yet.',
  unreadable: (why: string) => `Couldn’t load notes: ${why}`,
  tryAgain: 'Try again',
  somebody: 'Former user',
  ours: 'internal',
  mention: 'Mention',
  mentionCount: (count: number) =>
    `${count} ${plural(count, { one: 'colleague', other: 'colleagues' })}. Use arrow keys to choose, Enter to mention.`,
  noColleague: 'No matching team member.',
  copy: 'Copy to matter',
  copied: 'From internal notes on the lead:',
} as const;
