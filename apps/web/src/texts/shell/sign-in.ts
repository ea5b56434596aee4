/** Texts of signing in, signing out and an ended session. */
export const signInTexts = {
  name: 'Intake Desk',
  welcome: {
    title: 'Your firm’s leads, matters, and contacts in one place.',
    words: 'Sign in with your Clio Grow account. You’ll see what your Clio account can see.',
  },
  signedOut: {
    title: 'You’re signed out.',
    words: 'Drafts in this browser were deleted. Nothing in Clio changed.',
  },
  fromClio: {
    /** @param matter its number; null if the click named none */
    title: (matter: string | null) =>
      matter === null ? 'Sign in to continue from Clio.' : `Sign in to open matter ${matter}.`,
    words: 'The link from Clio expires after 60 seconds. The matter opens after you sign in.',
  },
  signIn: 'Sign in with Clio Grow',
  again: 'Sign in again',
  facts: ['Your password is never shared with Intake Desk.', 'Access tokens stay on the server.'],
  foot: 'Intake Desk works with Clio Grow. Not affiliated with Clio.',
  ended: {
    title: 'Your session has ended.',
    words: 'Your work is saved. Sign in again to continue.',
    otherTab: 'Sign in (new tab)',
    otherTabWords: 'This page will resume automatically.',
    fold: 'Later',
  },
} as const;
