import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { sessionHasEnded } from './app/session-end.ts';
import { takeActionClick } from './features/custom-actions/action-click.ts';
import { sessionQuery } from './features/session/session-query.ts';
import { FIRST_LIST } from './platform/first-answers.ts';
import { mirrorPagesQuery } from './platform/mirror-pages.ts';
import { createQueryClient } from './platform/query-client.ts';
import { makeTimeReady } from './platform/time.ts';

/**
 * Starts the app in the page.
 * @param hasFirstRows rows are on the screen already: they stay until the whole desk can take their place
 */
export function start(root: HTMLElement, hasFirstRows: boolean): void {
  takeActionClick();
  const queryClient = createQueryClient(sessionHasEnded);
  // On its way before the first render.
  const session = queryClient.prefetchQuery(sessionQuery);
  if (!hasFirstRows) return render(root, queryClient);
  const list = queryClient.prefetchInfiniteQuery(mirrorPagesQuery<InboxLead>(FIRST_LIST.list, FIRST_LIST.query));
  void Promise.all([session, list]).then(() => render(root, queryClient));
}

function render(root: HTMLElement, queryClient: QueryClient): void {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
  setTimeout(makeTimeReady);
}
