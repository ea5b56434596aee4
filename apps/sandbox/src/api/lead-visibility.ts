import type { Caller } from './call.ts';

/**
 * Whether the caller sees a lead: its own application's always, the firm's others with the wider permission.
 * @param application the client_id that submitted the lead; null for web forms and leads typed in by hand
 * @see Clio developer documentation, "App permissions", `grow_lead_inbox_all_read`
 */
export function seesLead(caller: Caller, application: string | null): boolean {
  return caller.scopes.has('grow_lead_inbox_all_read') || application === caller.application;
}
