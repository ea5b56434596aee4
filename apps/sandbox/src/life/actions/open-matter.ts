import { STATUSES } from '../../data/random/firm-lists.ts';
import { MATTER_TYPES } from '../../data/random/matter-descriptions.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { ulid } from '../../data/database/ulid.ts';
import type { LeadRow } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

const INSERT = `INSERT INTO matters (firm_id, global_id, description, inbox_lead_id, client_id, status, status_category, is_locked,
  matter_type_id, location_id, assignee_ids, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 'intake', 0, ?, ?, ?, ?, ?)`;

/**
 * Opens a matter for an accepted lead, at the start of the pipeline.
 * @param person its assignee; null for none
 * @returns its id
 */
export function openMatter(life: ActionContext, lead: LeadRow, contact: number, person: number | null): number {
  const { sql, chance, now } = life;
  const type = matterType(life, lead);
  const time = timestamp(now);
  return sql.run(
    INSERT,
    lead.firm_id,
    ulid(now, chance.random),
    description(life, lead, type?.name ?? 'new inquiry'),
    lead.id,
    contact,
    STATUSES.intake[0],
    type?.id ?? null,
    lead.matter_location_id,
    JSON.stringify(person === null ? [] : [person]),
    time,
    time,
  ).id;
}

/** Returns the lead's own matter type, otherwise a random one of the firm; null if there is none. */
function matterType({ sql, chance }: ActionContext, lead: LeadRow): { id: number; name: string } | null {
  const rows = sql.all<{ id: number; name: string }>(
    'SELECT id, name FROM matter_types WHERE firm_id = ? ORDER BY id',
    lead.firm_id,
  );
  const named = rows.find(({ id }) => id === lead.matter_type_id);
  return named ?? (rows.length === 0 ? null : chance.pick(rows));
}

function description({ chance }: ActionContext, lead: LeadRow, type: string): string {
  const last = lead.last_name ?? lead.first_name ?? 'Caller';
  const describe = MATTER_TYPES.find(({ name }) => name === type)?.describe;
  return (describe ? describe(last, chance) : `${last} – ${type.toLowerCase()}`).slice(0, 255);
}
