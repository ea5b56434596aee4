import { setTitleCount } from '#src/platform/navigation/document-title.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';

/** Delay before the first request, so that it does not compete with the first screen. */
const ASK_AFTER_MS = 1_500;

/**
 * Shows the number of untriaged leads before the page title in the browser tab; no number while it is not known
 * exactly.
 * @returns stops the updates
 */
export function showInboxCountInTitle(): () => void {
  const end = new AbortController();
  const fetchCount = async () => {
    const query = { state: 'untriaged', limit: '1' };
    const { meta } = await callDesk('GET /api/desk/leads', { query, signal: end.signal });
    show(meta.complete ? meta.total : null);
  };
  // Errors are ignored here: the screens report an ended session or a missing permission.
  const refresh = () => void fetchCount().catch(() => show(null));
  const first = setTimeout(refresh, ASK_AFTER_MS);
  const stop = subscribeToEvents((event) => {
    if (event.type === 'reset') refresh();
    else if (event.type === 'freshness' && event.list === 'untriaged') {
      show(event.freshness.complete && event.freshness.trouble === null ? event.total : null);
    }
  });
  return () => {
    end.abort();
    clearTimeout(first);
    stop();
    setTitleCount(null);
  };

  function show(count: number | null): void {
    if (!end.signal.aborted) setTitleCount(count);
  }
}
