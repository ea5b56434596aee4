import type { NoteTemplate } from '@intake-desk/desk-api/note-template';

/** Common intake notes, used until a firm saves its own list. */
export const DEFAULT_TEMPLATES: readonly NoteTemplate[] = [
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a01',
    name: 'No answer',
    subject: 'No answer',
    text: 'Called {caller} at {time}. No answer, no voicemail left.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a02',
    name: 'Voicemail left',
    subject: 'Left a voicemail',
    text: 'Called {caller} at {time} and left a voicemail: please call us back.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a03',
    name: 'Reached',
    subject: 'Spoke with {caller}',
    text: 'Spoke with {caller} at {time}.\n\nWhat was said: {what was said}\nNext step: {next step}',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a04',
    name: 'Call back promised',
    subject: 'Call back promised',
    text: '{caller} asked to be called back {when}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a05',
    name: 'Conflict check asked',
    subject: 'Conflict check asked',
    text: 'Asked for a conflict check on {date}. Other party: {other party}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a06',
    name: 'Documents asked',
    subject: 'Documents asked for',
    text: 'Asked {caller} for: {which documents}. Wanted by {by when}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a07',
    name: 'Wrong number',
    subject: 'Wrong number',
    text: '{phone} does not belong to {caller}. Tried at {time} on {date}.',
  },
];
