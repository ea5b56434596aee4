import { timestamp } from '../../data/database/timestamp.ts';
import { ActionError } from '../action-error.ts';
import { findKnownContact } from '../find-known-contact.ts';
import { findRecord, type LeadRow } from '../find-record.ts';
import { updateContactStatus } from './follow-matters.ts';
import type { ActionContext } from '../life.ts';
import { openContact } from './open-contact.ts';
import { openMatter } from './open-matter.ts';

/** Options of accepting a lead. */
export interface Acceptance {
  lead: number;
  /** Id of the accepting person; by default the firm's first person. */
  person?: number | undefined;
  /**
   * Contact id; `new` even if the caller may be known; by default the caller's existing contact, otherwise a new one.
   */
  contact?: number | 'new' | undefined;
}

/**
 * Accepts a lead: it leaves the inbox and gets a contact and a matter.
 * @throws ActionError if it was accepted already, or if a given person or record does not exist
 * @see Grow's help pages, "Lead Inbox" and "Quick Intake"
 */
export function acceptLead(life: ActionContext, { lead: id, person, contact: named }: Acceptance) {
  const { sql, now } = life;
  const lead = findRecord(life, 'inbox_leads', id);
  if (lead.state === 'triaged') throw new ActionError(`Lead ${id} was accepted already.`);
  const within = { ...life, firm: lead.firm_id };
  const assignee = acceptor(within, person);
  const known =
    typeof named === 'number'
      ? findRecord(within, 'contacts', named).id
      : named === 'new'
        ? null
        : knownAs(within, lead);
  const contact = known ?? openContact(life, lead);
  const matter = openMatter(life, lead, contact, assignee);
  sql.run(`UPDATE inbox_leads SET state = 'triaged', updated_at = ? WHERE id = ?`, timestamp(now), id);
  updateContactStatus(life, contact);
  return { lead: id, contact, matter, new_contact: known === null };
}

function acceptor(within: ActionContext, person: number | undefined): number | null {
  if (person === undefined) {
    const query = 'SELECT id FROM users WHERE firm_id = ? AND active = 1 ORDER BY id LIMIT 1';
    return within.sql.get<{ id: number }>(query, within.firm)?.id ?? null;
  }
  const row = findRecord(within, 'users', person);
  if (row.active === 0) throw new ActionError(`Person ${person} is deactivated.`);
  return row.id;
}

function knownAs({ sql }: ActionContext, lead: LeadRow): number | null {
  return findKnownContact(sql, lead.firm_id, lead);
}
