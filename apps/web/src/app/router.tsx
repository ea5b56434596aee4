import { createBrowserRouter } from 'react-router';
import { LeadsScreen } from './LeadsScreen.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { RouteFault } from './RouteFault.tsx';
import { Shell } from './Shell.tsx';

/** Every address of the web app. The first screen is loaded at once, everything else when it is opened. */
export function createRouter() {
  return createBrowserRouter([
    {
      Component: Shell,
      ErrorBoundary: RouteFault,
      children: [
        {
          Component: LeadsScreen,
          children: [
            { index: true, element: <NothingOpen what="lead" /> },
            { path: 'leads/:id', lazy: async () => ({ Component: (await import('./LeadPane.tsx')).LeadPane }) },
          ],
        },
        {
          path: 'matters',
          lazy: async () => ({ Component: (await import('./MattersScreen.tsx')).MattersScreen }),
          children: [
            { index: true, element: <NothingOpen what="matter" /> },
            { path: ':id', lazy: async () => ({ Component: (await import('./MatterPane.tsx')).MatterPane }) },
          ],
        },
        {
          path: 'contacts',
          lazy: async () => ({ Component: (await import('./ContactsScreen.tsx')).ContactsScreen }),
          children: [
            { index: true, element: <NothingOpen what="contact" /> },
            { path: ':id', lazy: async () => ({ Component: (await import('./ContactPane.tsx')).ContactPane }) },
          ],
        },
        { path: 'settings', lazy: async () => ({ Component: (await import('./SettingsPane.tsx')).SettingsPane }) },
        { path: '*', Component: NotFoundScreen },
      ],
    },
  ]);
}
