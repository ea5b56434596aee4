/** Texts of the triage actions and status of the open lead. */
export const leadTriageTexts = {
  buttons: {
    pursue: 'Pursue',
    needInfo: 'Need info',
    decline: 'Decline',
    take: 'Take it',
    release: 'Release',
    handOver: 'Hand over',
    snooze: 'Snooze',
    priority: 'Priority',
    openInClio: 'Open in Clio',
    takeBack: 'Take it back',
    bringBack: 'Bring it back now',
  },
  kept: 'Your decision is kept by this desk. Accepting or ignoring the lead happens in Clio Grow; this screen notices when it does.',
  by: (name: string, when: string) => `, by ${name} ${when} · our team’s decision, not yet in Clio`,
  putOff: 'Put off',
  putOffBy: (name: string, when: string) => ` by ${name}, back ${when} · our team`,
  youHold: 'You hold this for',
  holds: 'holds this for',
  runsOut: 'Your hold is about to run out. Any key keeps it.',
  high: 'High priority',
  highBy: ' · our team, not in Clio',
  inClio: {
    pursue:
      'To finish it in Clio Grow: Lead Inbox → this lead → Accept. This screen notices when that is done, and closes it here.',
    need_info: 'The lead stays in Clio Grow’s Lead Inbox until somebody there accepts or ignores it.',
    decline:
      'To finish it in Clio Grow: Lead Inbox → this lead → Ignore. This screen notices when that is done, and closes it here.',
  },
  reasons: 'Why decline',
  handTo: 'Hand to',
  nobodyElse: 'Nobody else of your firm has opened this desk yet.',
  everybody: 'Everybody who has opened this desk once.',
  noChoice: 'No choice',
  close: 'Close',
  snooze: {
    title: 'Put off until',
    exact: 'An exact time',
    submit: 'Snooze',
    incomplete: 'Give a day and a time.',
    past: 'That is past.',
    tooFar: 'At most a year ahead.',
    times: {
      'half-hour': 'In half an hour',
      hour: 'In an hour',
      'three-hours': 'In three hours',
      afternoon: 'At two in the afternoon',
      morning: 'Tomorrow morning',
      monday: 'Monday morning',
      week: 'In a week',
    },
    theirMorning: 'Next morning at nine, theirs',
    there: (time: string) => `there ${time}`,
    quiet: 'quiet hours',
    place: (place: string) => `The caller is probably in ${place}; nobody is rung before 8:00 or from 21:00 there.`,
  },
  present: {
    writing: (names: string, several: boolean) => `${names} ${several ? 'are' : 'is'} writing here`,
    open: (names: string, several: boolean) => `${names} ${several ? 'have' : 'has'} this open`,
  },
} as const;

/** Labels of the actions in a lead's row. They include its name, since several rows can offer them. */
export const rowActionTexts = {
  take: (name: string) => `Take ${name}`,
  release: (name: string) => `Release ${name}`,
  pursue: (name: string) => `Pursue ${name}`,
  needInfo: (name: string) => `Need info from ${name}`,
} as const;
