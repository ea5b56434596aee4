import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import './print.css';
import { renderFirstRows } from './app/first-paint/render-first-rows.tsx';
import { showFailure } from './app/first-paint/show-failure.tsx';
import { shellTexts } from './texts/shell/shell.ts';

const root = document.getElementById('root') as HTMLElement;

// Not awaited: the app imports the chunk that contains this file, and would wait for it.
void renderFirstRows(root)
  // If the first rows fail, the app renders its own.
  .catch(() => false)
  .then(async (isDrawn) => (await import('./main.tsx')).start(root, isDrawn))
  .catch(() => showFailure(root, shellTexts.fault.notLoaded));
