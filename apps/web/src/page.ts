import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import './print.css';
import { renderFirstRows } from './app/first-paint/render-first-rows.tsx';
import { showLoadFailure } from './app/first-paint/show-load-failure.tsx';

const root = document.getElementById('root') as HTMLElement;

// Not awaited here: the app imports what this file stands in, and would wait for it.
void renderFirstRows(root)
  // Whatever goes wrong with the first rows, the app draws its own.
  .catch(() => false)
  .then(async (isDrawn) => (await import('./main.tsx')).start(root, isDrawn))
  .catch(() => showLoadFailure(root));
