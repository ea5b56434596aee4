/** Texts of the card for a person's first use, which can be opened again at any time. */
export const gettingStartedTexts = {
  title: 'Getting started',
  steps: [
    { title: 'Select a lead', words: 'See who is calling, how to reach them, and possible matches.' },
    { title: 'Claim it', words: 'Your team sees that you have it. Claims last 15 minutes and renew while you work.' },
    { title: 'Call, then add a note', words: 'Use a template or write your own.' },
    { title: 'Decide', words: 'Choose Pursue, Needs info, or Decline. You can undo any action.' },
  ],
  more: 'Every action has a button and a keyboard shortcut.',
  dismiss: 'Got it',
  /** Read out for the button that hides the hint. */
  hide: 'Hide “Getting started”',
} as const;
