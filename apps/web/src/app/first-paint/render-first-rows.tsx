import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { leadListKey } from '#src/features/leads/lead-list-name.ts';
import { PRELOADED_LIST, isListPreloading, peekPreloadedList } from '#src/platform/http/preloaded-responses.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { listNoticeOf } from '#src/platform/lists/list-notices.ts';
import { ROW_HEIGHTS, type Density } from '#src/platform/preferences/row-heights.ts';
import { renderStatic } from '#src/ui/rendering/render-static.ts';
import { scrollPositionOf } from '#src/ui/virtual-list/scroll-memory.ts';
import { StaticFrame, FirstRows } from './FirstRows.tsx';

/** Longest wait for the list before the app starts, in milliseconds. */
const MAX_WAIT_MS = 300;
/** Longest wait for an animation frame, in milliseconds: a background tab gets none. */
const FRAME_MS = 250;

/**
 * Renders the frame of the inbox, and its rows once they arrive, while the app's own code is still loading. This halves
 * the time until rows are visible. The app opens the lead whose row was clicked. Any unusual state is left to the app.
 * @returns true if anything was rendered
 */
export async function renderFirstRows(root: HTMLElement): Promise<boolean> {
  const isLeftElsewhere = scrollPositionOf(leadListKey(PRELOADED_LIST.list, PRELOADED_LIST.query, '')).top > 0;
  if (location.pathname !== '/' || !isListPreloading() || isLeftElsewhere || !isWide()) return false;
  renderStatic(<StaticFrame />, root);
  const list = await Promise.race([peekPreloadedList(), later(MAX_WAIT_MS)]);
  if (list) await drawRows(root, list);
  return true;
}

async function drawRows(root: HTMLElement, { data, meta }: LeadPage): Promise<void> {
  const now = serverNow();
  const scroller = root.querySelector('[data-first-list]');
  // A notice above the rows would move them.
  if (scroller === null || data.length === 0 || listNoticeOf(meta, now) !== null) return;
  const height = ROW_HEIGHTS[(document.documentElement.dataset['density'] ?? 'comfortable') as Density];
  const inSight = Math.ceil(scroller.clientHeight / height);
  renderStatic(<FirstRows leads={data} inSight={inSight} height={height} now={now} />, scroller);
  scroller.addEventListener('click', storeClick);
  // Rows below the viewport are not rendered yet.
  scroller.addEventListener('wheel', (event) => event.preventDefault(), { passive: false });
  scroller.addEventListener('pointerdown', () => (press = released()));
  await Promise.race([painted(), later(FRAME_MS)]);
}

let press: Promise<void> = Promise.resolve();

/** Resolves once no pointer is down on a first row: removing the row earlier would lose the click. */
export function whenPointerReleased(): Promise<void> {
  return press;
}

/** Resolves after the click, which directly follows pointerup. */
function released(): Promise<void> {
  return new Promise((resolve) => {
    for (const end of ['pointerup', 'pointercancel'])
      addEventListener(end, () => setTimeout(resolve), { capture: true, once: true });
  });
}

let clicked: string | null = null;

/** Returns the path of the lead whose first row was clicked; null for none. */
export function clickedPath(): string | null {
  return clicked;
}

function storeClick(event: Event): void {
  const { button, metaKey, ctrlKey, shiftKey, altKey, target } = event as MouseEvent;
  const link = (target as Element).closest('a');
  if (link === null || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
  event.preventDefault();
  clicked = link.pathname;
}

/** True where the list is beside the sidebar: narrower layouts have more above the rows. */
function isWide(): boolean {
  return matchMedia('(min-width: 1024px)').matches;
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}

/** Resolves after the frame with the rows and the one after it, when they are on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
}
