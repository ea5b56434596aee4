import { plural } from '#src/texts/plural.ts';

/** Texts of the team's notes on a lead. */
export const teamNotesTexts = {
  title: 'Notes',
  basis: 'Internal',
  info: 'Kept in Intake Desk, not in Clio. You can copy them to the matter once the lead is accepted.',
  composer: 'New internal note',
  label: 'Note',
  placeholder: 'Write an internal note… @ to mention',
  add: 'Add note',
  /** Read out after *Add note* on the button of the form. */
  addWhere: ' to this lead',
  addKeys: 'Ctrl Enter',
  kept: {
    kept: 'Draft saved',
    pending: 'Saving draft…',
    refused: 'Couldn’t save draft in this browser',
  },
  returned: 'Note returned to draft',
  empty: 'Note is empty.',
  tooLong: (most: string) => `Too long: maximum ${most} characters.`,
  tooManyMentions: (most: string) => `Mention at most ${most} colleagues.`,
  asking: 'Loading notes…',
  unreadable: (why: string) => `Couldn’t load notes: ${why}`,
  tryAgain: 'Try again',
  formerUser: 'Former user',
  mention: 'Mention',
  mentionCount: (count: number) =>
    `${count} ${plural(count, { one: 'colleague', other: 'colleagues' })}. Arrow keys to choose, Enter to mention.`,
  noColleague: 'No matching team member.',
  copy: 'Copy to matter',
  copied: 'From internal notes on the lead:',
} as const;
