/** Texts of writes on their way to Clio. Numbers and times are passed in formatted. */
export const outgoingTexts = {
  states: {
    held: 'Held back',
    waiting: 'Not sent yet',
    sending: 'Sending to Clio…',
    unknown: 'No answer. Looking in Clio…',
    failed: 'Not in Clio',
    unseen: 'Perhaps not in Clio',
    done: 'In Clio',
  },
  leavesIn: (seconds: string) => `Goes to Clio in ${seconds} s`,
  undo: 'Undo',
  sendNow: 'Send now',
  waitsFor: {
    network: 'Waits for the network, and goes by itself when it is back.',
    'sign-in': 'Waits until you are signed in again, and goes by itself then.',
  },
  edit: 'Edit',
  retry: 'Retry',
  sendAgain: 'Send again',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser refused to copy',
  failed: (why: string | undefined) => `${why ?? 'It could not be sent.'} The text is kept.`,
  unseen: (why: string | undefined) =>
    `${why ?? 'No answer came back.'} Sending it again is your decision: if Clio took it after all, it would stand there twice.`,
  similarInClio: 'No answer came back. Clio has an entry much like it, so it may be there: compare them first.',
  notInClio: 'No answer came back, and it was not found in Clio.',
  tooLongAgo: 'It was sent so long ago that the desk no longer knows what became of it.',
  notFoundOut: 'Clio gave no answer, and it could not be found out since.',
  inClioAt: (time: string) => `✓ in Clio at ${time}`,
} as const;

/** The same for text that our own server stores. */
export const outgoingToServerTexts = {
  ...outgoingTexts,
  states: {
    held: 'Held back',
    waiting: 'Not sent yet',
    sending: 'Saving…',
    unknown: 'No answer yet',
    failed: 'Not saved',
    unseen: 'Perhaps not saved',
    done: 'Saved',
  },
  leavesIn: (seconds: string) => `Is saved in ${seconds} s`,
} as const;
