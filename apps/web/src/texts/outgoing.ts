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
    network: 'Waiting for the network. It is sent as soon as the network is back.',
    'sign-in': 'Waiting for you to sign in again. It is sent then.',
  },
  edit: 'Edit',
  retry: 'Retry',
  sendAgain: 'Send again',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser refused to copy',
  failed: (why: string | undefined) => `${why ?? 'It could not be sent.'} The text is kept.`,
  unseen: (why: string | undefined) =>
    `${why ?? 'Clio did not answer.'} If you send it again and Clio saved it after all, it will be there twice.`,
  similarInClio: 'No answer came back. Clio has an entry much like it, so it may be there: compare them first.',
  notInClio: 'Clio did not answer, and it was not found in Clio.',
  tooLongAgo: 'It was sent more than four weeks ago: whether Clio has it is no longer known.',
  notFoundOut: 'Clio did not answer, and whether it was saved could not be determined.',
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
