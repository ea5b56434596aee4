import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { BrowserRouter, useNavigate, useRoutes, type RouteObject } from 'react-router';
import { ErrorBoundary, RecordError, RouteError } from './routing/ErrorBoundary.tsx';
import { LeadsScreen } from './screens/LeadsScreen.tsx';
import type { RecordState } from './routing/use-record-route.ts';
import { NoLeadOpen, NoRecordOpen } from './record-pane/NoRecordOpen.tsx';
import { lazyPart } from './loading/lazy-part.tsx';
import { LoadingScreen } from './loading/LoadingScreen.tsx';
import { Shell } from './shell/Shell.tsx';

// A screen's code is loaded when it is opened, or earlier: see `use-prefetch-screens.ts`.
const LeadPane = lazyPart(async () => (await import('./screens/LeadPane.tsx')).LeadPane);
const NewLeadPane = lazyPart(async () => (await import('./screens/NewLeadPane.tsx')).NewLeadPane);
const MatterPane = lazyPart(async () => (await import('./screens/MatterPane.tsx')).MatterPane);
const ContactPane = lazyPart(async () => (await import('./screens/ContactPane.tsx')).ContactPane);
const whole = (load: () => Promise<ComponentType>) => lazyPart(load, <LoadingScreen />);
const MattersScreen = whole(async () => (await import('./screens/MattersScreen.tsx')).MattersScreen);
const ContactsScreen = whole(async () => (await import('./screens/ContactsScreen.tsx')).ContactsScreen);
const SettingsPane = whole(async () => (await import('./screens/SettingsPane.tsx')).SettingsPane);
const ActionPane = whole(async () => (await import('./screens/CustomActionScreen.tsx')).CustomActionScreen);
const NotFoundScreen = lazyPart(async () => (await import('./routing/NotFoundScreen.tsx')).NotFoundScreen);

/** Limits a rendering error to the pane in which it occurs. */
function screen(element: ReactNode): ReactNode {
  return <ErrorBoundary fault={<RouteError />}>{element}</ErrorBoundary>;
}

function record(element: ReactNode): ReactNode {
  return <ErrorBoundary fault={<RecordError />}>{element}</ErrorBoundary>;
}

/** All routes of the app. The first screen is in the main bundle; the others load when they are opened. */
const ROUTES: RouteObject[] = [
  {
    element: screen(<Shell />),
    children: [
      {
        element: screen(<LeadsScreen />),
        children: [
          { index: true, element: <NoLeadOpen /> },
          { path: 'leads/new', element: record(<NewLeadPane />) },
          { path: 'leads/:id', element: record(<LeadPane />) },
        ],
      },
      {
        path: 'matters',
        element: screen(<MattersScreen />),
        children: [
          { index: true, element: <NoRecordOpen what="matter" /> },
          { path: ':id', element: record(<MatterPane />) },
        ],
      },
      {
        path: 'contacts',
        element: screen(<ContactsScreen />),
        children: [
          { index: true, element: <NoRecordOpen what="contact" /> },
          { path: ':id', element: record(<ContactPane />) },
        ],
      },
      { path: 'settings', element: screen(<SettingsPane />) },
      { path: 'actions/open', element: screen(<ActionPane />) },
      { path: '*', element: <NotFoundScreen /> },
    ],
  },
];

/** @param openAt path of the record to open from the list; null for none */
export function Router({ openAt }: { openAt: string | null }) {
  return (
    // Synchronous navigation: a key pressed right after must find the screen that the previous key opened.
    <BrowserRouter useTransitions={false}>
      <Routed openAt={openAt} />
    </BrowserRouter>
  );
}

function Routed({ openAt }: { openAt: string | null }) {
  const navigate = useNavigate();
  const isOpened = useRef(false);
  useEffect(() => {
    if (openAt === null || isOpened.current) return;
    isOpened.current = true;
    void navigate(openAt, { state: { fromList: true } satisfies RecordState });
  }, [navigate, openAt]);
  return useRoutes(ROUTES);
}
