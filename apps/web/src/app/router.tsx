import { createBrowserRouter } from 'react-router';
import { LeadsScreen } from './LeadsScreen.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { RecordFault } from './RecordFault.tsx';
import { RouteFault } from './RouteFault.tsx';
import { Shell } from './Shell.tsx';

/**
 * Every address of the web app. The first screen is loaded at once, everything else when it is opened. What
 * breaks takes its own pane with it, no more.
 */
export function createRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      ErrorBoundary: RouteFault,
      children: [
        {
          Component: LeadsScreen,
          ErrorBoundary: RouteFault,
          children: [
            { index: true, element: <NothingOpen what="lead" /> },
            {
              path: 'leads/new',
              ErrorBoundary: RecordFault,
              lazy: async () => ({ Component: (await import('./NewLeadPane.tsx')).NewLeadPane }),
            },
            {
              path: 'leads/:id',
              ErrorBoundary: RecordFault,
              lazy: async () => ({ Component: (await import('./LeadPane.tsx')).LeadPane }),
            },
          ],
        },
        {
          path: 'matters',
          ErrorBoundary: RouteFault,
          lazy: async () => ({ Component: (await import('./MattersScreen.tsx')).MattersScreen }),
          children: [
            { index: true, element: <NothingOpen what="matter" /> },
            {
              path: ':id',
              ErrorBoundary: RecordFault,
              lazy: async () => ({ Component: (await import('./MatterPane.tsx')).MatterPane }),
            },
          ],
        },
        {
          path: 'contacts',
          ErrorBoundary: RouteFault,
          lazy: async () => ({ Component: (await import('./ContactsScreen.tsx')).ContactsScreen }),
          children: [
            { index: true, element: <NothingOpen what="contact" /> },
            {
              path: ':id',
              ErrorBoundary: RecordFault,
              lazy: async () => ({ Component: (await import('./ContactPane.tsx')).ContactPane }),
            },
          ],
        },
        {
          path: 'settings',
          ErrorBoundary: RouteFault,
          lazy: async () => ({ Component: (await import('./SettingsPane.tsx')).SettingsPane }),
        },
        {
          path: 'actions/open',
          ErrorBoundary: RouteFault,
          lazy: async () => ({ Component: (await import('./ActionPane.tsx')).ActionPane }),
        },
        { path: '*', Component: NotFoundScreen },
      ],
    },
  ]);
}
