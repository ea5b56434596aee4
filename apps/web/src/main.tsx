import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import './print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { sessionHasEnded } from './app/session-end.ts';
import { takeActionClick } from './features/custom-actions/action-click.ts';
import { sessionQuery } from './features/session/session-query.ts';
import { createQueryClient } from './platform/query-client.ts';
import { makeTimeReady } from './platform/time.ts';

takeActionClick();
const queryClient = createQueryClient(sessionHasEnded);
// On its way before the first render.
void queryClient.prefetchQuery(sessionQuery);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

setTimeout(makeTimeReady);
