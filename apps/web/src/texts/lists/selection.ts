const leads = (count: number) => (count === 1 ? '1 lead' : `${count} leads`);

/** Texts of actions on several leads at once. */
export const selectionTexts = {
  bar: 'Picked leads',
  count: (count: number) => `${count} picked`,
  all: (count: string) => `Pick all ${count}`,
  cut: (count: string) => `The first ${count} are picked: more cannot be at once.`,
  take: 'Take',
  clear: 'Let go',
  start: 'Pick',
  pick: 'Pick this row',
  working: (behind: number, all: number) => `${behind} of ${all}`,
  sure: (count: number) => `${count} leads: press again`,
  verdicts: { pursue: 'Pursue', need_info: 'Need info', decline: 'Decline' },
  acts: { claim: 'Held by you', snooze: 'Put off', raise: 'High priority' } as Readonly<Record<string, string>>,
  done: (what: string, count: number) => `${what}: ${leads(count)}.`,
  leftAlone: (count: number, why: string) => `${leads(count)} left alone: ${why}`,
  takingBack: (count: number) => `Taking back: ${leads(count)}`,
  takenBack: (count: number) => `Taken back: ${leads(count)}.`,
} as const;
