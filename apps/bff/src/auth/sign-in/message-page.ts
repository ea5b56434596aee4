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
const LATER = 'Your drafts are saved.';

/** One page per failure of a sign-in, each with a next step. */
export const MESSAGE_PAGES = {
  denied: {
    status: 403,
    title: 'Sign-in was denied',
    sentence: 'You or Clio denied access, so you’re not signed in.',
    action: RETRY_LINK,
  },
  stale: {
    status: 400,
    title: 'Sign-in expired',
    sentence: 'It started more than 10 minutes ago or in another browser, or was already completed.',
    action: RETRY_LINK,
  },
  failed: {
    status: 502,
    title: 'Sign-in failed',
    sentence: `Clio didn’t complete the sign-in. ${LATER}`,
    action: RETRY_LINK,
  },
  noIdentity: {
    status: 403,
    title: 'Clio didn’t identify you',
    sentence: 'Intake Desk needs permission to read users in Clio. Contact your administrator.',
    action: RETRY_LINK,
  },
  otherFirm: {
    status: 403,
    title: 'Wrong firm',
    sentence: 'Your Clio account belongs to a firm that isn’t set up in this installation.',
    action: { label: 'Sign in with another account', href: '/auth/login' },
  },
  otherPerson: {
    status: 403,
    title: 'Firm not connected',
    sentence: 'You’re signed in to Clio as someone else. Sign in to Clio with your own account and connect again.',
    action: { label: 'Back to Settings', href: '/settings' },
  },
  misconfigured: {
    status: 503,
    title: 'Intake Desk isn’t set up correctly',
    sentence: `Clio rejected this app’s credentials. Contact your administrator. ${LATER}`,
    action: RETRY_LINK,
  },
  storeDown: {
    status: 503,
    title: 'Database unavailable',
    sentence: `You couldn’t be signed in. Try again shortly. ${LATER}`,
    action: RETRY_LINK,
  },
  tooMany: {
    status: 429,
    title: 'Too many attempts',
    sentence: 'Try again in a minute.',
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
