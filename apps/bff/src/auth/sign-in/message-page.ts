import type { Response } from 'express';

/** Path of the style sheet of the plain pages: a separate file, because the policy forbids inline styles. */
export const PAGE_STYLE_PATH = '/auth/page.css';

interface Page {
  status: number;
  title: string;
  /** One sentence. Fixed text: these pages never contain external input. */
  sentence: string;
  action?: { label: string; href: string };
}

const RETRY_LINK = { label: 'Try again', href: '/auth/login' };
const LATER = 'Your work in the web app is kept.';

/** One page per failure of a sign-in, each with a next step. */
export const MESSAGE_PAGES = {
  denied: {
    status: 403,
    title: 'Sign-in was not allowed',
    sentence: 'You, or Clio, said no to the sign-in, so nothing was opened.',
    action: RETRY_LINK,
  },
  stale: {
    status: 400,
    title: 'This sign-in is too old',
    sentence: 'It was begun more than ten minutes ago, in another browser, or was finished already.',
    action: RETRY_LINK,
  },
  failed: {
    status: 502,
    title: 'Clio did not finish the sign-in',
    sentence: `Clio gave no usable answer. ${LATER}`,
    action: RETRY_LINK,
  },
  noIdentity: {
    status: 403,
    title: 'Clio does not say who you are',
    sentence: 'This application needs permission to read users in Clio. Please tell the person who runs it.',
    action: RETRY_LINK,
  },
  otherFirm: {
    status: 403,
    title: 'This desk belongs to another firm',
    sentence: 'Your account is of a firm that this installation was not set up for.',
    action: { label: 'Sign in with another account', href: '/auth/login' },
  },
  otherPerson: {
    status: 403,
    title: 'The firm was not connected',
    sentence:
      'In Clio, somebody else said yes than who is signed in here. Sign in to Clio as yourself and connect again.',
    action: { label: 'Back to the settings', href: '/settings' },
  },
  misconfigured: {
    status: 503,
    title: 'This installation is not set up right',
    sentence: `Clio does not accept its key or its secret. Please tell the person who runs it. ${LATER}`,
    action: RETRY_LINK,
  },
  storeDown: {
    status: 503,
    title: 'Our database does not answer',
    sentence: `You could not be signed in just now. ${LATER}`,
    action: RETRY_LINK,
  },
  tooMany: {
    status: 429,
    title: 'Too many sign-ins',
    sentence: 'There were many tries in a short time. Please wait a minute.',
    action: RETRY_LINK,
  },
} as const satisfies Record<string, Page>;

/** Sends one of the {@link MESSAGE_PAGES}. */
export function sendMessagePage(response: Response, name: keyof typeof MESSAGE_PAGES): void {
  const page: Page = MESSAGE_PAGES[name];
  const action = page.action === undefined ? '' : `<p><a href="${page.action.href}">${page.action.label}</a></p>`;
  response.status(page.status).type('text/html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Intake Desk</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${PAGE_STYLE_PATH}">
</head>
<body>
<main>
<p class="brand">Intake Desk</p>
<h1>${page.title}</h1>
<p>${page.sentence}</p>
${action}
</main>
</body>
</html>
`);
}
