const leads = (count: number) => (count === 1 ? '1 lead' : `${count} leads`);

/** Texts of actions on several leads at once. */
export const selectionTexts = {
  bar: 'Selected leads',
  count: (count: number) => `${count} selected`,
  all: (count: string) => `Select all ${count}`,
  cut: (count: string) => `Only the first ${count} were selected (the maximum at one time).`,
  take: 'Claim',
  clear: 'Clear selection',
  start: 'Select',
  pick: 'Select this row',
  working: (behind: number, all: number) => `${behind} of ${all}`,
  sure: (count: number) => `Press again to confirm (${count} leads)`,
  verdicts: { pursue: 'Pursue', need_info: 'Needs info', decline: 'Decline' },
  acts: { claim: 'Claimed', snooze: 'Snoozed', raise: 'High priority' } as Readonly<Record<string, string>>,
  done: (what: string, count: number) => `${what}: ${leads(count)}.`,
  skipped: (count: number, why: string) => `${count === 1 ? '1 lead was' : `${count} leads were`} skipped: ${why}`,
  undoing: (count: number) => `Undoing: ${leads(count)}`,
  undone: (count: number) => `Undone: ${leads(count)}.`,
} as const;
