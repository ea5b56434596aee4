import type { Caller } from './call.ts';

/**
 * True if the caller may see a lead: always its own application's leads, the firm's others with the wider permission.
 * @param application client_id that submitted the lead; null for web forms and for leads entered by hand
 * @see Clio developer documentation, "App permissions", `grow_lead_inbox_all_read`
 */
export function seesLead(caller: Caller, application: string | null): boolean {
  return caller.scopes.has('grow_lead_inbox_all_read') || application === caller.application;
}
