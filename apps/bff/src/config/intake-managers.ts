import type { Config } from './config.ts';

/** True if the email belongs to an intake manager. In the sandbox without a list, every user is one. */
export function isIntakeManager({ intakeManagers: intakeLeads, grow }: Config, email: string): boolean {
  if (intakeLeads.length === 0) return grow.region === 'sandbox';
  return intakeLeads.includes(email.toLowerCase());
}
