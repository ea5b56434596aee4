/** Texts of writes on their way to Clio. Numbers and times are passed in formatted. */
export const outgoingTexts = {
  states: {
    held: 'Not sent yet',
    waiting: 'Not sent yet',
    sending: 'Sending to Clio…',
    unknown: 'Checking Clio…',
    failed: 'Not in Clio',
    unseen: 'Not confirmed',
    done: 'In Clio',
  },
  leavesIn: (seconds: string) => `Sending in ${seconds} sec`,
  undo: 'Undo',
  sendNow: 'Send now',
  waitsFor: {
    network: 'Will send when you’re back online.',
    'sign-in': 'Will send after you sign in again.',
  },
  edit: 'Edit',
  retry: 'Retry',
  sendAgain: 'Send again',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Couldn’t copy',
  failed: (why: string | undefined) => `${why ?? 'Couldn’t send.'} Your text is saved.`,
  unseen: (why: string | undefined) => `${why ?? 'Clio didn’t respond.'} Sending again may create a duplicate.`,
  similarInClio: 'Clio has a similar entry: compare them first.',
  notInClio: 'Not found in Clio.',
  tooLongAgo: 'Status unknown (sent too long ago).',
  notFoundOut: 'Clio didn’t confirm. Check Clio first.',
  inClioAt: (time: string) => `✓ In Clio at ${time}`,
} as const;

/** The same for text that our own server stores. */
export const outgoingToServerTexts = {
  ...outgoingTexts,
  states: {
    held: 'Not saved yet',
    waiting: 'Not saved yet',
    sending: 'Saving…',
    unknown: 'Checking…',
    failed: 'Not saved',
    unseen: 'Not confirmed',
    done: 'Saved',
  },
  leavesIn: (seconds: string) => `Saving in ${seconds} sec`,
} as const;
