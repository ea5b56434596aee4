import type { NoteTemplate } from '@intake-desk/desk-api/note-template';

/** Common intake notes, used until a firm saves its own list. */
export const DEFAULT_TEMPLATES: readonly NoteTemplate[] = [
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a01',
    name: 'No answer',
    subject: 'No answer',
    text: 'Called {caller} at {time}. No answer; didn’t leave a voicemail.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a02',
    name: 'Left voicemail',
    subject: 'Left voicemail',
    text: 'Called {caller} at {time} and left a voicemail asking for a call back.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a03',
    name: 'Spoke with caller',
    subject: 'Spoke with {caller}',
    text: 'Spoke with {caller} at {time}.\n\nSummary: {summary}\nNext step: {next step}',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a04',
    name: 'Callback requested',
    subject: 'Callback requested',
    text: '{caller} requested a callback {when}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a05',
    name: 'Conflict check requested',
    subject: 'Conflict check requested',
    text: 'Requested conflict check on {date}. Opposing party: {opposing party}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a06',
    name: 'Documents requested',
    subject: 'Documents requested',
    text: 'Requested from {caller}: {documents}. Due by {due date}.',
  },
  {
    id: '0b5b1c1e-58a8-4a9c-9a51-6f3c0d1f1a07',
    name: 'Wrong number',
    subject: 'Wrong number',
    text: '{phone} isn’t {caller}’s number. Called at {time} on {date}.',
  },
];
