import { searchText } from '../../data/database/search-text.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { ulid } from '../../data/database/ulid.ts';
import type { LeadRow } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

const INSERT = `INSERT INTO contacts (firm_id, global_id, clio_id, type, name, first_name, last_name, emails, phone_numbers, addresses,
  status, search, created_at, updated_at) VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, '[]', 'Intake', ?, ?, ?)`;

/** Creates a contact from a lead. @returns its id */
export function openContact({ sql, chance, now }: ActionContext, lead: LeadRow): number {
  const name = [lead.first_name, lead.last_name].filter(Boolean).join(' ') || `Caller of lead ${lead.id}`;
  const company = lead.first_name === null && looksLikeCompany(name);
  const emails = lead.email === null ? [] : [lead.email];
  const phones = lead.phone_number === null ? [] : [lead.phone_number];
  const time = timestamp(now);
  return sql.run(
    INSERT,
    lead.firm_id,
    ulid(now, chance.random),
    company ? 'Company' : 'Person',
    name,
    company ? null : lead.first_name,
    company ? null : lead.last_name,
    JSON.stringify(emails),
    JSON.stringify(phones),
    searchText([name, ...emails], phones),
    time,
    time,
  ).id;
}

/** A lead has no such field, so the name decides, as it would for a colleague. */
function looksLikeCompany(name: string): boolean {
  return / (LLC|LLP|Inc\.|Co-op|& Sons)$/.test(name);
}
