import type { RecordList } from '@intake-desk/desk-api/record-list';
import { setTitleCount } from '#src/platform/navigation/document-title.ts';
import { http } from '#src/platform/http/http.ts';
import { subscribeToEvents } from '#src/platform/live/live-events.ts';

/** Not in the way of the first screen. */
const ASK_AFTER_MS = 1_500;

/**
 * Keeps the number of untriaged leads before the page's name in the tab; nothing while it is not known exactly.
 * @returns stops
 */
export function showInboxCountInTitle(): () => void {
  const end = new AbortController();
  const ask = async () => {
    const page = (await http('/api/desk/leads?state=untriaged&limit=1', { signal: end.signal })) as RecordList<unknown>;
    show(page.meta.complete ? page.meta.total : null);
  };
  // Whoever is signed out, or may not see leads, is told so by what they open.
  const askQuietly = () => void ask().catch(() => show(null));
  const first = setTimeout(askQuietly, ASK_AFTER_MS);
  const stop = subscribeToEvents((event) => {
    if (event.type === 'reset') askQuietly();
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
