import type { Config } from './config.ts';

/** Whether somebody leads intake: on the list or, in the sandbox without a list, everybody. */
export function isIntakeManager({ intakeManagers: intakeLeads, grow }: Config, email: string): boolean {
  if (intakeLeads.length === 0) return grow.region === 'sandbox';
  return intakeLeads.includes(email.toLowerCase());
}
