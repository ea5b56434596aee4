import type { RecordList } from '@intake-desk/desk-api/record-list';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { leadListName } from '#src/features/leads/lead-list-name.ts';
import { FIRST_LIST, lookAtFirstList } from '#src/platform/first-answers.ts';
import { listNotice } from '#src/platform/mirror-words.ts';
import { ROW_HEIGHTS, type Density } from '#src/platform/row-heights.ts';
import { drawPlainly } from '#src/ui/draw-plainly.ts';
import { placeOfList } from '#src/ui/list-places.ts';
import { FirstFrame, FirstRows } from './FirstRows.tsx';

/** An answer that takes longer is drawn by the app, which is there by then, in milliseconds. */
const LATEST_MS = 500;

/**
 * Draws the rows of the inbox as soon as they have come, while the app's own code is still being read: half of the time until then.
 * A press on one of them is kept, and the app opens it. Whatever is unusual is left to the app.
 * @returns whether rows are on the screen
 */
export async function drawFirstRows(root: HTMLElement): Promise<boolean> {
  const coming = lookAtFirstList();
  const isLeftElsewhere = placeOfList(leadListName(FIRST_LIST.list, FIRST_LIST.query, '')).top > 0;
  if (coming === undefined || location.pathname !== '/' || isLeftElsewhere || !isWide()) return false;
  drawPlainly(<FirstFrame />, root);
  const list = await Promise.race([coming, later()]);
  return list !== null && (await drawRows(root, list as RecordList<InboxLead>));
}

async function drawRows(root: HTMLElement, { data, meta }: RecordList<InboxLead>): Promise<boolean> {
  const now = Date.now();
  const scroller = root.querySelector('[data-first-list]');
  // What has to be said stands above the rows, and moves them.
  if (scroller === null || data.length === 0 || listNotice(meta, now) !== null) return false;
  const height = ROW_HEIGHTS[(document.documentElement.dataset['density'] ?? 'comfortable') as Density];
  const inSight = Math.ceil(scroller.clientHeight / height);
  drawPlainly(<FirstRows leads={data} inSight={inSight} height={height} now={now} />, scroller);
  scroller.addEventListener('click', keepStep);
  await painted();
  return true;
}

/** The app begins where this leads. */
function keepStep(event: Event): void {
  const { button, metaKey, ctrlKey, shiftKey, altKey, target } = event as MouseEvent;
  const link = (target as Element).closest('a');
  if (link === null || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
  event.preventDefault();
  if (location.pathname === '/') history.pushState(null, '', link.href);
  else history.replaceState(null, '', link.href);
}

/** Where the list stands beside the rail: elsewhere more stands above its rows. */
function isWide(): boolean {
  return matchMedia('(min-width: 1024px)').matches;
}

function later(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, LATEST_MS, null));
}

/** The frame that has them, and the one after it: they are on the screen. A tab that nobody sees has no frames. */
function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}
