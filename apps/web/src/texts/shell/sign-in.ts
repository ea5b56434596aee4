/** Texts of signing in, signing out and an ended session. */
export const signInTexts = {
  name: 'Intake Desk',
  welcome: {
    title: 'Your firm’s leads, matters and contacts at one desk.',
    words: 'Sign in with your Clio Grow account. What you may see here is what you may see there.',
  },
  signedOut: {
    title: 'You are signed out.',
    words: 'Drafts that were kept in this browser are wiped. What is in Clio stays there.',
  },
  fromClio: {
    /** @param matter its number; null if the click named none */
    title: (matter: string | null) =>
      matter === null ? 'Sign in to go on from Clio.' : `Sign in to open matter ${matter}.`,
    words:
      'A click in Clio counts for 60 seconds, less than signing in takes. Afterwards it opens all the same, only without Clio’s word that you came from there.',
  },
  signIn: 'Sign in with Clio Grow',
  again: 'Sign in again',
  facts: [
    'Your password stays with Clio: this desk never sees it.',
    'The keys to your firm’s data stay on the server, not in this browser.',
  ],
  foot: 'Intake Desk reads from Clio Grow and adds notes and leads to it. It is not made by Clio.',
  ended: {
    title: 'Your session has ended.',
    words: 'What is on the screen stays, and what you typed is kept in this browser. Sign in again and go on here.',
    otherTab: 'Sign in in another tab',
    otherTabWords: 'Signed in elsewhere, this page goes on by itself, with everything that stands on it.',
    fold: 'Later',
  },
} as const;
