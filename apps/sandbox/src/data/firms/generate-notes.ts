import { DAY, HOUR } from '../random/ages.ts';
import type { Generation, MadeContact, MadeMatter } from './generation.ts';
import { opponent } from '../random/matter-descriptions.ts';
import { CONTACT_NOTES, NOTE_STEPS, type NoteSubject } from '../random/note-texts.ts';
import { LONG_NAME } from '../random/names.ts';
import { timestamp } from '../database/timestamp.ts';

const INSERT = `INSERT INTO notes (id, firm_id, parent_type, parent_id, subject, body, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const MATTER_SHARE = 0.75;
/** Milliseconds after midnight UTC. */
const OFFICE_OPENS = 13.5 * HOUR;
const OFFICE_OPEN_FOR = 8.5 * HOUR;

interface Draft {
  parent: 'contact' | 'matter';
  id: number;
  subject: string;
  body: string;
  created: number;
}

/** Generates notes of intake staff: on matters in the order of an intake, on contacts general information. */
export function generateNotes(
  generation: Generation,
  count: number,
  matters: MadeMatter[],
  contacts: MadeContact[],
): void {
  const { sql, chance, profile } = generation;
  const onMatters = matters.length > 0 ? Math.round(count * MATTER_SHARE) : 0;
  const drafts = chance.faker.helpers.shuffle(matters).flatMap((matter) => onMatter(generation, matter));
  drafts.length = Math.min(drafts.length, onMatters);
  while (drafts.length < onMatters) drafts.push(...onMatter(generation, chance.pick(matters)).slice(-1));
  while (drafts.length < count && contacts.length > 0) drafts.push(onContact(generation, chance.pick(contacts)));
  drafts.sort((a, b) => a.created - b.created);
  for (const [index, { parent, id, subject, body, created }] of drafts.entries()) {
    const time = timestamp(created);
    sql.run(INSERT, profile.firstIds.notes + index, profile.id, parent, id, subject, body, time, time);
  }
}

function onMatter(generation: Generation, matter: MadeMatter): Draft[] {
  const { chance, now } = generation;
  const about = noteSubject(generation, matter.client, matter.type);
  const end = Math.min(now, matter.created + chance.between(2, 60) * DAY);
  const steps = NOTE_STEPS.slice(0, chance.between(2, NOTE_STEPS.length)).filter(() => chance.happens(0.8));
  return steps.map((ways, index) => {
    const share = (index + chance.random() * 0.9) / steps.length;
    const created = inOfficeHours(matter.created, matter.created + share * (end - matter.created), now);
    return { parent: 'matter', id: matter.id, created, ...chance.pick(ways)(about, chance) };
  });
}

/**
 * Moves an instant into the office hours of its day, on the East Coast, unless it would then be too early or too late.
 */
function inOfficeHours(earliest: number, moment: number, latest: number): number {
  const day = moment - (moment % DAY);
  const moved = day + OFFICE_OPENS + ((moment % DAY) / DAY) * OFFICE_OPEN_FOR;
  return moved < earliest || moved > latest ? moment : moved;
}

function onContact(generation: Generation, contact: MadeContact): Draft {
  const { chance, now } = generation;
  const moment = contact.created + chance.random() * Math.max(0, now - contact.created - HOUR);
  const created = inOfficeHours(contact.created, moment, now);
  const about = noteSubject(generation, contact, 'general');
  return { parent: 'contact', id: contact.id, created, ...chance.pick(CONTACT_NOTES)(about, chance) };
}

function noteSubject({ chance, profile, staff }: Generation, client: MadeContact | null, type: string): NoteSubject {
  const { first, last } = client?.name ?? { first: null, last: null };
  const name = client?.name === LONG_NAME ? 'Maximiliana' : (first ?? last ?? 'The caller');
  const office = profile.locations[0] ?? 'our office';
  return { name, type, office, opponent: opponent(chance), colleague: chance.pick(staff).first };
}
