import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import './print.css';
import { drawFirstRows } from './app/draw-first-rows.tsx';

const root = document.getElementById('root') as HTMLElement;
/** Whatever goes wrong with the first rows, the app draws its own. */
const drawn = await drawFirstRows(root).catch(() => false);
const { start } = await import('./main.tsx');
start(root, drawn);
