import {
  AlarmClock,
  Archive,
  Briefcase,
  Hand,
  Inbox,
  ListChecks,
  Settings,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { LEADS_VIEWS, leadsView, type LeadsView } from './leads-view.ts';

interface NavigationItem {
  label: string;
  to: string;
  Icon: LucideIcon;
  /** A part of the leads; only with a mirror, the inbox and the ignored ones apart. */
  view?: LeadsView['name'];
  /** The list whose records are counted. */
  list?: 'ignored' | 'matters' | 'contacts';
  isCurrent: (path: string, parameters: URLSearchParams) => boolean;
}

const ICONS: Record<LeadsView['name'], LucideIcon> = {
  open: Inbox,
  mine: Hand,
  snoozed: AlarmClock,
  decided: ListChecks,
  ignored: Archive,
};

const isLeads = (path: string) => path === '/' || path.startsWith('/leads');

const LEADS: NavigationItem[] = LEADS_VIEWS.map(({ name, title, to }) => ({
  label: title,
  to,
  Icon: ICONS[name],
  view: name,
  ...(name === 'ignored' ? { list: name } : {}),
  isCurrent: (path, parameters) => isLeads(path) && leadsView(parameters).name === name,
}));
const RECORDS: NavigationItem[] = [
  {
    label: shellTexts.matters,
    to: '/matters',
    Icon: Briefcase,
    list: 'matters',
    isCurrent: (path) => path.startsWith('/matters'),
  },
  {
    label: shellTexts.contacts,
    to: '/contacts',
    Icon: Users,
    list: 'contacts',
    isCurrent: (path) => path.startsWith('/contacts'),
  },
];
const SETTINGS: NavigationItem = {
  label: shellTexts.settings,
  to: '/settings',
  Icon: Settings,
  isCurrent: (path) => path === '/settings',
};

/** Where one can go, at the side. Without a mirror the leads have no parts but Clio's own two. */
export function sidebarItems(mirror: boolean): NavigationItem[][] {
  const leads = LEADS.filter(({ view }) => mirror || view === 'open' || view === 'ignored');
  return [leads, RECORDS, [SETTINGS]];
}

/** Within reach of a thumb. With a mirror the list of leads has its parts above it, and the bar names them all as one. */
export function bottomBarItems(mirror: boolean): NavigationItem[] {
  if (!mirror)
    return sidebarItems(false)
      .flat()
      .map((item) => (item.view === 'ignored' ? { ...item, label: shellTexts.ignored } : item));
  const leads = LEADS.slice(0, 1).map((item): NavigationItem => ({
    ...item,
    label: shellTexts.leads,
    isCurrent: isLeads,
  }));
  return [...leads, ...RECORDS, SETTINGS];
}
