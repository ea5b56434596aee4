import type { RequestHandler } from 'express';

/** Style sheet with the web app's color tokens that these pages need. */
const STYLE = `:root {
  color-scheme: light dark;
  --paper: oklch(0.985 0.004 95);
  --raised: oklch(1 0 0);
  --hairline: oklch(0.905 0.006 95);
  --ink: oklch(0.235 0.014 250);
  --ink-soft: oklch(0.43 0.014 250);
  --accent: oklch(0.41 0.085 165);
  --accent-ink: oklch(0.985 0.01 165);
  --focus: oklch(0.5 0.13 165);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: oklch(0.195 0.008 250);
    --raised: oklch(0.235 0.009 250);
    --hairline: oklch(0.285 0.009 250);
    --ink: oklch(0.935 0.006 95);
    --ink-soft: oklch(0.77 0.008 95);
    --accent: oklch(0.78 0.105 165);
    --accent-ink: oklch(0.2 0.03 165);
    --focus: oklch(0.78 0.12 165);
  }
}
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.5 "Inter Variable", Inter, system-ui, sans-serif;
}
main {
  box-sizing: border-box;
  width: min(440px, calc(100vw - 32px));
  padding: 32px;
  background: var(--raised);
  border: 1px solid var(--hairline);
  border-radius: 6px;
}
.brand { margin: 0 0 24px; color: var(--ink-soft); font-size: 13px; }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; }
p { margin: 0 0 24px; }
p:last-child { margin: 0; }
a {
  display: inline-block;
  padding: 8px 16px;
  border-radius: 6px;
  background: var(--accent);
  color: var(--accent-ink);
  text-decoration: none;
  font-weight: 550;
}
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;

export const pageStyle: RequestHandler = (_request, response) => {
  response.type('text/css').send(STYLE);
};
