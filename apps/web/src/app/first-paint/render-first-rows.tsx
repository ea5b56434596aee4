import type { RecordList } from '@intake-desk/desk-api/record-list';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { leadListKey } from '#src/features/leads/lead-list-name.ts';
import { PRELOADED_LIST, isListPreloading, peekPreloadedList } from '#src/platform/http/preloaded-responses.ts';
import { listNoticeOf } from '#src/platform/lists/list-notices.ts';
import { ROW_HEIGHTS, type Density } from '#src/platform/preferences/row-heights.ts';
import { renderStatic } from '#src/ui/rendering/render-static.ts';
import { scrollPositionOf } from '#src/ui/virtual-list/scroll-memory.ts';
import { StaticFrame, FirstRows } from './FirstRows.tsx';

/** The app waits no longer for an answer before it begins, in milliseconds. */
const MAX_WAIT_MS = 300;
/** Nor for a frame, which a tab that nobody sees has none of. */
const FRAME_MS = 250;

/**
 * Draws the frame of the inbox, and its rows as soon as they have come, while the app's own code is still being read: half of the time
 * until then. A press on one of them is kept, and the app opens it. Whatever is unusual is left to the app.
 * @returns whether anything is on the screen
 */
export async function renderFirstRows(root: HTMLElement): Promise<boolean> {
  const isLeftElsewhere = scrollPositionOf(leadListKey(PRELOADED_LIST.list, PRELOADED_LIST.query, '')).top > 0;
  if (location.pathname !== '/' || !isListPreloading() || isLeftElsewhere || !isWide()) return false;
  renderStatic(<StaticFrame />, root);
  const list = await Promise.race([peekPreloadedList(), later(MAX_WAIT_MS)]);
  if (list) await drawRows(root, list as RecordList<InboxLead>);
  return true;
}

async function drawRows(root: HTMLElement, { data, meta }: RecordList<InboxLead>): Promise<void> {
  const now = Date.now();
  const scroller = root.querySelector('[data-first-list]');
  // What has to be said stands above the rows, and moves them.
  if (scroller === null || data.length === 0 || listNoticeOf(meta, now) !== null) return;
  const height = ROW_HEIGHTS[(document.documentElement.dataset['density'] ?? 'comfortable') as Density];
  const inSight = Math.ceil(scroller.clientHeight / height);
  renderStatic(<FirstRows leads={data} inSight={inSight} height={height} now={now} />, scroller);
  scroller.addEventListener('click', keepStep);
  // Rows out of sight are not drawn yet.
  scroller.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
  scroller.addEventListener('pointerdown', () => (press = released()));
  await Promise.race([painted(), later(FRAME_MS)]);
}

let press: Promise<void> = Promise.resolve();

/** Once no pointer is down on a first row: a row that went meanwhile would take the press with it. */
export function whenPointerReleased(): Promise<void> {
  return press;
}

/** The click comes right after the pointer is up. */
function released(): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['pointerup', 'pointercancel'])
      addEventListener(end, () => setTimeout(resolve), { capture: true, once: true });
  });
}

/** The app begins where this leads, as if it had been opened from the list there. */
function keepStep(event: Event): void {
  const { button, metaKey, ctrlKey, shiftKey, altKey, target } = event as MouseEvent;
  const link = (target as Element).closest('a');
  if (link === null || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
  event.preventDefault();
  const step = { usr: { fromList: true } };
  if (location.pathname === '/') history.pushState(step, '', link.href);
  else history.replaceState(step, '', link.href);
}

/** Where the list stands beside the rail: elsewhere more stands above its rows. */
function isWide(): boolean {
  return matchMedia('(min-width: 1024px)').matches;
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}

/** The frame that has them, and the one after it: they are on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}
