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
  /** View of the leads; all but the inbox and the ignored leads need the mirror. */
  view?: LeadsView['name'];
  /** List whose number of records is shown. */
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
const RECORDS = (['matters', 'contacts'] as const).map((list): NavigationItem => ({
  label: shellTexts[list],
  to: `/${list}`,
  Icon: list === 'matters' ? Briefcase : Users,
  list,
  isCurrent: (path) => path.startsWith(`/${list}`),
}));
const SETTINGS: NavigationItem = {
  label: shellTexts.settings,
  to: '/settings',
  Icon: Settings,
  isCurrent: (path) => path === '/settings',
};

/** Returns the sidebar's items in groups. Without a mirror, only Clio's own two lists of leads are available. */
export function sidebarItems(mirror: boolean): NavigationItem[][] {
  const leads = LEADS.filter(({ view }) => mirror || view === 'open' || view === 'ignored');
  return [leads, RECORDS, [SETTINGS]];
}

/**
 * Returns the bottom bar's items. With a mirror, all views of the leads share one item, since the list shows its views
 * above the rows.
 */
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
