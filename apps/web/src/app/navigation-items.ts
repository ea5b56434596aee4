import { Archive, Briefcase, Inbox, Settings, Users, type LucideIcon } from 'lucide-react';

interface NavigationItem {
  label: string;
  /** Shorter, for the bar of a phone. */
  short: string;
  to: string;
  Icon: LucideIcon;
  isCurrent: (path: string, state: string | null) => boolean;
}

const isLeads = (path: string) => path === '/' || path.startsWith('/leads');

/** Where one can go, for rail and bar alike. */
export const NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [
    {
      label: 'Inbox',
      short: 'Inbox',
      to: '/',
      Icon: Inbox,
      isCurrent: (path, state) => isLeads(path) && state !== 'ignored',
    },
    {
      label: 'Ignored in Clio',
      short: 'Ignored',
      to: '/?state=ignored',
      Icon: Archive,
      isCurrent: (path, state) => isLeads(path) && state === 'ignored',
    },
  ],
  [
    {
      label: 'Matters',
      short: 'Matters',
      to: '/matters',
      Icon: Briefcase,
      isCurrent: (path) => path.startsWith('/matters'),
    },
    {
      label: 'Contacts',
      short: 'Contacts',
      to: '/contacts',
      Icon: Users,
      isCurrent: (path) => path.startsWith('/contacts'),
    },
  ],
  [
    {
      label: 'Settings',
      short: 'Settings',
      to: '/settings',
      Icon: Settings,
      isCurrent: (path) => path === '/settings',
    },
  ],
];
