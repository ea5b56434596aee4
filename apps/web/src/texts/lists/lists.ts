const UNITS: Record<string, string> = { m: 'min', h: 'hours', d: 'days' };

/** Texts around every list: order, filters, views and footer buttons. */
export const listsTexts = {
  order: 'Sort by',
  filter: 'Filter',
  filtersOn: (count: string) => `Filters: ${count}`,
  all: 'All',
  columns: 'Columns',
  defaultColumns: 'Default columns',
  clearSearch: 'Clear search',
  nothingMatches: (words: string) => `No results for “${words}”.`,
  nothingFits: (words: string) => `No results for “${words}” with these filters.`,
  clearAll: 'Clear search and filters',
  clioSearches: 'Try a name, email address, or phone number as typed in Clio.',
  rowsStay: 'The rows above are still available.',
  inboxMatches: (words: string) => `Inbox matches for “${words}”`,
  bestMatches: (words: string) => `Best matches for “${words}”`,
  arrived: (count: string) => `${count} new`,
  hasMore: 'Show more',
  loadMore: 'Load more',
  searchAll: 'Search all leads',
  loadingMore: 'Loading more…',
  refresh: 'Refresh',
  asking: 'Loading',
  tryAgain: 'Try again',
  saveCsv: 'Export CSV',
  option: (label: string, count: string) => `${label} · ${count}`,
  filters: {
    older: 'Waiting time',
    owner: 'Claimed by',
    verdict: 'Decision',
    unread: 'Read status',
    source: 'Source',
    type: 'Type',
    location: 'Office',
    status: 'Status',
    category: 'Stage',
    assignee: 'Assigned to',
    hasEmail: 'Email',
    hasPhone: 'Phone',
  } as Readonly<Record<string, string>>,
  reads: { true: 'Unread', false: 'Read' } as Readonly<Record<string, string>>,
  sorts: {
    newest: 'Newest first',
    waiting: 'Longest waiting',
    name: 'Name A–Z',
    updated: 'Recently updated',
    wake: 'Due soonest',
  },
  stages: { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' },
  verdicts: { pursue: 'Pursue', need_info: 'Needs info', decline: 'Decline' },
  none: 'None',
  given: 'Has value',
  unassigned: 'Unassigned',
  me: 'You',
  /** @param age such as `15m`, `1h`, `7d` */
  older: (age: string) => {
    const count = age.slice(0, -1);
    const unit = UNITS[age.slice(-1)] ?? '';
    return `More than ${count} ${count === '1' ? unit.replace(/s$/, '') : unit}`;
  },
  unknownOperator: (written: string) =>
    `Unknown filter “${written}”. Try: is:unread, is:read, is:unclaimed, is:mine, is:snoozed, is:decided, older:15m, owner:me, source:"Google Ads", verdict:decline.`,
  operatorHelp:
    'Searches names, email addresses, and phone numbers. You can also type filters: is:unread, is:unclaimed, older:15m, owner:me, source:"Google Ads", verdict:decline. Press Space or Enter after each filter.',
} as const;
