import type { SeededRandom } from './chance.ts';

/** Values that a note text refers to. */
export interface NoteSubject {
  /** Short name of the client: a first name or a company. */
  name: string;
  type: string;
  office: string;
  opponent: string;
  colleague: string;
}

interface NoteText {
  subject: string;
  body: string;
}

type Write = (about: NoteSubject, chance: SeededRandom) => NoteText;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const TIMES = ['9:30', '10:00', '11:15', '1:30', '2:00', '3:45', '4:30'];
const when = ({ pick }: SeededRandom) => `${pick(DAYS)} at ${pick(TIMES)}`;

/** Notes in the order of an intake; each step has several variants. */
export const NOTE_STEPS: readonly (readonly Write[])[] = [
  [
    ({ name, type }, chance) => ({
      subject: 'First call',
      body: `${name} called about ${withArticle(type.toLowerCase())} question. Calm and clear, has documents ready. Best reached after ${chance.pick(['4 pm', 'work, around 6', 'lunch'])}. Told what a consult costs and how long it takes.`,
    }),
    ({ name, opponent }, chance) => ({
      subject: `Intake call with ${name}`,
      body: `Spoke for ${chance.between(8, 25)} minutes. Opposing party is ${opponent}. Happened ${chance.pick(['last week', 'three weeks ago', 'in the spring', 'over the weekend'])}; ${name} is not represented yet.\n\nAsked not to sign anything until we have talked.`,
    }),
    ({ name }) => ({
      subject: 'Left voicemail',
      body: `Returned ${name}'s message, no answer. Left our number and said we are in until 5:30. Will try once more tomorrow morning.`,
    }),
    ({ name }, chance) => ({
      subject: 'Web inquiry',
      body: `Came in through the website overnight. ${name} prefers ${chance.pick(['email', 'a text first', 'a call in the evening'])}. Message lacks dates; need when, where, and who else was there.`,
    }),
  ],
  [
    ({ opponent }) => ({
      subject: 'Conflict check',
      body: `Ran ${opponent} and the names from the first call. No hits.`,
    }),
    ({ opponent, colleague }) => ({
      subject: 'Conflict check: one hit to clear',
      body: `${opponent} turns up in a closed file from years ago (adverse, not a client). ${colleague} looked at it and cleared it.`,
    }),
    () => ({
      subject: 'ID received',
      body: 'Copy of driver’s license came by email, matches name and address on file.',
    }),
  ],
  [
    ({ office }, chance) => ({
      subject: 'Consult booked',
      body: `${when(chance)}, ${chance.pick(['by phone', `at ${office}`, 'on video'])}. Confirmation sent. Asked to bring ${chance.pick(['the police report', 'pay stubs for the last six months', 'the lease and all letters', 'the notice they got', 'the old will'])}.`,
    }),
    ({ name }, chance) => ({
      subject: 'Rescheduled',
      body: `${name} cannot make it, ${chance.pick(['child is ill', 'shift changed', 'car trouble', 'court date the same morning'])}. Moved to ${when(chance)}.`,
    }),
    ({ name, colleague }) => ({
      subject: 'Interpreter needed',
      body: `${name} would be more comfortable with an interpreter. ${colleague} asked the service we used last time; they hold the slot until tomorrow noon.`,
    }),
  ],
  [
    ({ name, colleague, type }) => ({
      subject: 'After the consult',
      body: `${colleague} met ${name}. Good ${type.toLowerCase()} case on the facts as told, deadlines look fine but please calendar them. ${name} is thinking about the fee.`,
    }),
    ({ name }) => ({
      subject: 'No show',
      body: `${name} missed the consult. Called, no answer. Emailed two new times.`,
    }),
    (_about, chance) => ({
      subject: 'Documents received',
      body: `Got ${chance.between(3, 40)} pages: ${chance.pick(['medical bills and photos', 'lease, ledger and letters', 'the employee handbook and emails', 'bank statements', 'the petition and two exhibits'])}. Scanned. Page ${chance.between(2, 9)} is hard to read, asked for a better copy.`,
    }),
  ],
  [
    ({ name, colleague }) => ({
      subject: 'Engagement letter sent',
      body: `Fee agreement went to ${name} for signature. ${colleague} has the flat-fee version. Reminder set for three days.`,
    }),
    ({ name }) => ({
      subject: 'Question about the fee',
      body: `${name} asked whether the retainer can be paid in two parts. Said I would ask and call back today.`,
    }),
    ({ name, opponent }) => ({
      subject: 'Call from opposing party',
      body: `A caller from ${opponent} asked for ${name}'s file. Gave no information, took name and number, and informed the attorney.`,
    }),
  ],
  [
    ({ name, colleague }) => ({
      subject: 'Signed and paid',
      body: `${name} signed this morning, retainer received. Assigned to ${colleague}. Thank-you card sent.`,
    }),
    ({ name }) => ({
      subject: 'Not moving forward',
      body: `${name} decided to wait. Friendly call. Sent non-engagement letter with the filing deadline.`,
    }),
    ({ name, colleague }) => ({
      subject: 'Referred out',
      body: `Not something we do. ${colleague} gave ${name} the bar association's referral line and two names.`,
    }),
  ],
];

/** Notes about a person rather than a matter. */
export const CONTACT_NOTES: readonly Write[] = [
  ({ name }, chance) => ({
    subject: 'How to reach',
    body: `${name} asks for ${chance.pick(['texts only', 'no calls before noon', 'calls on the work number', 'email, and no voicemail'])}.`,
  }),
  ({ name }) => ({
    subject: 'Name',
    body: `Please spell the name as ${name} does, accents and all. It was wrong on the last letter.`,
  }),
  ({ name, colleague }) => ({
    subject: 'Came back',
    body: `${name} was a client before and asked for ${colleague} by name.`,
  }),
  ({ name }, chance) => ({
    subject: 'Moved',
    body: `${name} has moved; new address entered. Old one is still on the ${chance.pick(['lease', 'license', 'insurance card'])}.`,
  }),
  ({ name }) => ({
    subject: 'Careful with mail',
    body: `Do not send letters to the home address without asking ${name} first.`,
  }),
  ({ name }) => ({
    subject: 'Shared phone',
    body: `The number belongs to the household. Ask for ${name} before saying where we call from.`,
  }),
  ({ name, opponent }) => ({
    subject: 'Referral thank-you',
    body: `${name} sent us a colleague who had trouble with ${opponent}. Thank-you note written.`,
  }),
];

function withArticle(words: string): string {
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}
