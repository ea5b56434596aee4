import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { clickedPath, whenPointerReleased } from './app/first-paint/render-first-rows.tsx';
import { showFailure } from './app/first-paint/show-failure.tsx';
import { markSessionEnded } from './app/session/session-state.ts';
import { consumeActionClick } from './features/custom-actions/action-click.ts';
import { sessionQuery } from './features/session/session-query.ts';
import { ignoreCompositionKeys } from './platform/browser/composition.ts';
import { PRELOADED_LIST } from './platform/http/preloaded-responses.ts';
import { mirrorPagesQuery } from './platform/lists/mirror-pages.ts';
import { createQueryClient } from './platform/http/query-client.ts';
import { warmUpFormatters } from './platform/format/time.ts';
import { shellTexts } from './texts/shell/shell.ts';

/** Longest time that the first rows stay while a response is missing, in milliseconds. */
const LATEST_MS = 1_500;

/**
 * Starts the app in the page.
 * @param isDrawn true if the first rows or their frame are on the screen: they stay until the whole app can replace
 * them
 */
export function start(root: HTMLElement, isDrawn: boolean): void {
  ignoreCompositionKeys();
  consumeActionClick();
  const queryClient = createQueryClient(markSessionEnded);
  // Sent before the first render.
  const session = queryClient.prefetchQuery(sessionQuery);
  if (!isDrawn) return render(root, queryClient);
  const list = queryClient.prefetchInfiniteQuery(mirrorPagesQuery(PRELOADED_LIST.list, PRELOADED_LIST.query));
  const latest = new Promise((resolve) => setTimeout(resolve, LATEST_MS));
  void Promise.race([Promise.all([session, list]), latest])
    .then(whenPointerReleased)
    .then(() => render(root, queryClient));
}

function render(root: HTMLElement, queryClient: QueryClient): void {
  const onUncaughtError = (error: unknown) => {
    reportError(error);
    // React has given up and removes what it rendered: the page must not stay empty.
    setTimeout(() => showFailure(root, shellTexts.fault.screen));
  };
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App openAt={clickedPath()} />
      </QueryClientProvider>
    </StrictMode>,
  );
  setTimeout(warmUpFormatters);
}
