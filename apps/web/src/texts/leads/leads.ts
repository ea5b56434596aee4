/** Texts of leads: rows, lists and names. */
export const leadsTexts = {
  views: {
    open: 'Inbox',
    mine: 'Mine',
    snoozed: 'Snoozed',
    decided: 'Decided',
    ignored: 'Ignored in Clio',
  },
  viewsLabel: 'Views',
  due: { title: 'Due now' },
  noName: 'No name given',
  states: { untriaged: 'Untriaged', ignored: 'Ignored in Clio', triaged: 'Triaged in Clio' } as Readonly<
    Record<string, string>
  >,
  left: 'left',
  leftWhen: (interval: string) => `It left the inbox ${interval}.`,
  noSource: 'No source',
  noWay: 'No phone, no e-mail',
  waiting: 'waiting',
  arrived: (moment: string) => `Arrived ${moment}`,
  waitingUnknown: 'Waiting since an unknown time',
  waitingYesterday: 'Waiting since yesterday',
  waitingDays: (days: string) => `Waiting ${days} days`,
  waitingFor: (words: string) => `Waiting ${words}`,
  search: 'Search leads',
  searchIn: 'Name, e-mail or phone',
  loading: 'Asking Clio for leads',
  noMatch: 'Names, e-mail addresses, phone numbers and parts of them are searched.',
  matches: (words: string) => `Matches for “${words}”, oldest first`,
  everyMatch: 'That is every match.',
  everyFit: 'That is every lead that fits.',
  file: 'Leads',
  lists: {
    mine: {
      title: 'Mine',
      order: 'Longest waiting first',
      emptyTitle: 'You hold no lead.',
      empty: 'Open one and press C: it is yours for a quarter of an hour, and as long as you work on it.',
      end: 'That is every lead that you hold.',
    },
    snoozed: {
      title: 'Snoozed',
      order: 'Longest waiting first',
      emptyTitle: 'Nothing is put off.',
      empty: 'Open a lead and press H to put it off. It comes back to the inbox by itself.',
      end: 'That is everything our team has put off.',
    },
    decided: {
      title: 'Decided',
      order: 'Longest waiting first',
      emptyTitle: 'No decision waits to be done in Clio.',
      empty: 'What our team decides stands here until somebody accepts or ignores the lead in Clio Grow.',
      end: 'That is every decision that Clio does not know yet.',
    },
    open: {
      title: 'Inbox',
      order: 'Longest waiting first',
      emptyTitle: 'Nothing is waiting.',
      empty:
        'Clio shows this sign-in no untriaged lead that our team has not decided or put off. Leads that came by another road than this desk are shown only with the permission grow_lead_inbox_all_read; Settings say whether it is there.',
      end: 'That is every lead that waits, as far as this sign-in may see.',
    },
    ignored: {
      title: 'Ignored in Clio',
      order: 'Oldest first',
      emptyTitle: 'Clio shows this sign-in no ignored lead.',
      empty:
        'Leads that somebody ignores in Clio Grow are listed here; those that came by another road than this desk only with the permission grow_lead_inbox_all_read.',
      end: 'That is every ignored lead this sign-in may see.',
    },
  },
} as const;
