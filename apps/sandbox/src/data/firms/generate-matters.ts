import { DAY, MINUTE } from '../random/ages.ts';
import type { Generation, MadeContact, MadeMatter } from './generation.ts';
import { STATUSES } from '../random/firm-lists.ts';
import type { TriagedLead } from './generate-leads.ts';
import type { MatterKind } from '../random/matter-descriptions.ts';
import { LONG_NAME } from '../random/names.ts';
import { timestamp } from '../database/timestamp.ts';
import { ulid } from '../database/ulid.ts';
import { weighted } from '../random/weighted.ts';

const INSERT = `INSERT INTO matters (id, firm_id, global_id, clio_id, description, inbox_lead_id, client_id, status, status_category,
  is_locked, hired_date, matter_type_id, location_id, assignee_ids, projected_value, first_letter_sent_date,
  first_appointment_created_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

interface Draft {
  created: number;
  client: MadeContact | null;
  lead: number | null;
}

/** Generates matters: one for every accepted lead, the others for contacts without a lead. */
export function generateMatters(
  generation: Generation,
  count: number,
  triaged: TriagedLead[],
  contacts: MadeContact[],
): MadeMatter[] {
  const { chance, now } = generation;
  const drafts: Draft[] = triaged.map(({ id, contact }) => ({
    created: contact.created + 4000,
    client: contact,
    lead: id,
  }));
  while (drafts.length < count) {
    const client = contacts.length > 0 && chance.happens(0.98) ? chance.pick(contacts) : null;
    const since = client?.created ?? now - 400 * DAY;
    drafts.push({ created: since + MINUTE + chance.random() ** 4 * (now - since - MINUTE), client, lead: null });
  }
  drafts.sort((a, b) => a.created - b.created);
  return drafts.map((draft, index) => insert(generation, index, draft));
}

type Category = keyof typeof STATUSES;

/** The older a matter, the more likely it is decided. */
function category({ chance, now }: Generation, created: number): Category {
  const days = (now - created) / DAY;
  const open = days < 7 ? 0.95 : days < 30 ? 0.6 : days < 90 ? 0.25 : 0.06;
  if (chance.happens(open)) return 'intake';
  return chance.happens(0.62) ? 'hired' : 'declined';
}

function insert(generation: Generation, index: number, { created, client, lead }: Draft): MadeMatter {
  const { sql, chance, profile, now } = generation;
  const id = profile.firstIds.matters + index;
  const [type, typeIndex] = matterType(generation, client);
  const decided = category(generation, created);
  const moved = created + Math.min(chance.random() * 20 * DAY, (now - created) * 0.9);
  const later = (share: number) => timestamp(created + (moved - created) * share);
  const last =
    client === null || client.name === LONG_NAME ? 'Montgomery' : (client.name.last ?? client.name.first ?? 'Doe');
  const locked = decided !== 'intake' && now - moved > 120 * DAY && chance.happens(0.25);
  sql.run(
    INSERT,
    id,
    profile.id,
    ulid(created, chance.random),
    decided === 'hired' && chance.happens(0.9) ? 8_200_000 + id : null,
    chance.happens(0.98) ? type.describe(last, chance).slice(0, 255) : null,
    lead,
    client?.id ?? null,
    statusOf(index, chance.pick(STATUSES[decided])),
    decided,
    locked ? 1 : 0,
    decided === 'hired' ? timestamp(moved).slice(0, 10) : null,
    chance.happens(0.96) ? (generation.matterTypes[typeIndex] ?? null) : null,
    chance.happens(0.9) ? chance.pick(generation.locations) : null,
    JSON.stringify(assignees(generation)),
    chance.happens(0.5) ? chance.between(8, 900) * 50_00 : null,
    chance.happens(0.4) ? later(0.8) : null,
    chance.happens(0.55) ? later(0.4) : null,
    timestamp(created),
    timestamp(moved),
  );
  return { id, created, type: type.name, client };
}

function matterType({ chance, profile }: Generation, client: MadeContact | null): [MatterKind, number] {
  const forCompany = chance.pick(profile.matterTypes.filter(({ forCompanies }) => forCompanies));
  if (client?.company) return [forCompany, profile.matterTypes.indexOf(forCompany)];
  return weighted(chance, profile.matterTypes);
}

/** A few have none, selected by index: a random selection would shift all later random values. */
function statusOf(index: number, status: string): string | null {
  return index % 250 === 120 ? null : status;
}

function assignees({ chance, staffIds }: Generation): number[] {
  if (chance.happens(0.2)) return [];
  const first = chance.pick(staffIds);
  const second = chance.pick(staffIds);
  return first !== second && chance.happens(0.2) ? [first, second].sort((a, b) => a - b) : [first];
}
