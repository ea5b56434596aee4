const UNITS: Record<string, string> = { m: 'minutes', h: 'hours', d: 'days' };

/** Texts around every list: order, filters, views and footer buttons. */
export const listsTexts = {
  order: 'Order',
  filter: 'Filter',
  filtersOn: (count: string) => `Filter: ${count}`,
  all: 'All',
  columns: 'Columns',
  defaultColumns: 'Usual columns',
  clearSearch: 'Clear the search',
  nothingMatches: (words: string) => `Nothing in Clio matches “${words}”.`,
  nothingFits: (words: string) => `Nothing that fits these filters matches “${words}”.`,
  clearAll: 'Clear search and filters',
  clioSearches: 'Clio searches names, e-mail addresses and phone numbers as they were typed there.',
  rowsStay: 'The rows above stay.',
  loadMore: 'Load more',
  loadingMore: 'Loading more…',
  refresh: 'Refresh',
  asking: 'Asking Clio',
  tryAgain: 'Try again',
  saveCsv: 'Save as CSV',
  option: (label: string, count: string) => `${label} · ${count}`,
  filters: {
    older: 'Waiting',
    owner: 'Held by',
    verdict: 'Our decision',
    unread: 'Read',
    source: 'Source',
    type: 'Type',
    location: 'Office',
    status: 'Status',
    category: 'Stage',
    assignee: 'Assigned to',
    hasEmail: 'E-mail',
    hasPhone: 'Phone',
  } as Readonly<Record<string, string>>,
  reads: { true: 'Not by me', false: 'By me' } as Readonly<Record<string, string>>,
  sorts: {
    newest: 'Newest first',
    waiting: 'Longest waiting first',
    name: 'By name',
    updated: 'Last changed first',
    wake: 'Back first',
  },
  stages: { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' },
  verdicts: { pursue: 'Pursue', need_info: 'Need info', decline: 'Decline' },
  none: 'None',
  given: 'Given',
  nobody: 'Nobody',
  me: 'You',
  /** @param age such as `15m`, `1h`, `7d` */
  older: (age: string) => {
    const count = age.slice(0, -1);
    const unit = UNITS[age.slice(-1)] ?? '';
    return `Over ${count} ${count === '1' ? unit.slice(0, -1) : unit}`;
  },
  unknownOperator: (written: string) =>
    `“${written}” is no filter here. Filters to type: is:unread, is:read, is:unclaimed, is:mine, is:snoozed, is:decided, older:15m, owner:me, source:"Google Ads", verdict:decline.`,
  operatorHelp:
    'Words search names, e-mail addresses and phone numbers. Filters may be typed, too: is:unread, is:unclaimed, older:15m, owner:me, source:"Google Ads", verdict:decline; each counts once a space or Enter follows.',
} as const;
