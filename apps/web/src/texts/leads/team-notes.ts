import { plural } from '#src/texts/plural.ts';

/** Texts of the team's notes on a lead. */
export const teamNotesTexts = {
  title: 'Notes',
  basis: 'our team; not in Clio, which has no notes on leads',
  composer: 'New team note',
  label: 'Note',
  placeholder: 'What was said, what was promised. @ names a colleague.',
  add: 'Add note',
  addKeys: 'Ctrl Enter',
  kept: {
    kept: 'Draft kept in this browser',
    pending: 'Keeping the draft…',
    refused: 'Draft not kept: this browser refuses to store it',
  },
  hint: 'For our team. Once there is a matter it can be copied there.',
  takenBack: 'The note is a draft again',
  empty: 'Type something first.',
  tooLong: (most: string) => `Too long: ${most} characters at most.`,
  tooManyMentions: (most: string) => `Name ${most} colleagues at most.`,
  asking: 'Reading what our team wrote…',
  none: 'Nobody of our team has written about this lead yet.',
  unreadable: (why: string) => `What our team wrote cannot be read now: ${why}`,
  tryAgain: 'Try again',
  somebody: 'Somebody who was erased',
  ours: 'our team',
  mention: 'Name a colleague',
  mentionCount: (count: number) =>
    `${count} ${plural(count, { one: 'colleague', other: 'colleagues' })}. Arrows choose, Enter names.`,
  noColleague: 'Nobody of your firm who has opened this desk has such a name.',
  copy: 'Copy to the matter',
  copied: 'From our team’s notes on the lead:',
} as const;
