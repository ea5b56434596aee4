import { STATUSES } from '../../data/random/firm-lists.ts';
import { opponent } from '../../data/random/matter-descriptions.ts';
import { CONTACT_NOTES, NOTE_STEPS } from '../../data/random/note-texts.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';
import type { NoteParent } from '../actions/write-note.ts';

const OFFICES = 'SELECT name FROM locations WHERE firm_id = ?';
const COLLEAGUES = 'SELECT first_name AS name FROM users WHERE firm_id = ?';
const TYPE = `SELECT matter_types.name FROM matters JOIN matter_types ON matter_types.id = matter_type_id WHERE matters.id = ?`;

/** Returns a note as a colleague would write it; on a matter it fits the progress of the intake. */
export function noteText(life: ActionContext, parent: NoteParent): { subject: string; body: string } {
  const { sql, chance } = life;
  const [client, firm, steps] = 'contact' in parent ? onContact(life, parent.contact) : onMatter(life, parent.matter);
  const type = 'matter' in parent ? sql.get<{ name: string }>(TYPE, parent.matter)?.name : undefined;
  const about = {
    name: client === null ? 'The caller' : spokenName(life, client),
    type: type ?? 'general',
    office: anyName(life, OFFICES, firm) ?? 'our office',
    opponent: opponent(chance),
    colleague: anyName(life, COLLEAGUES, firm) ?? 'a colleague',
  };
  return chance.pick(steps)(about, chance);
}

function onContact(life: ActionContext, id: number) {
  return [id, findRecord(life, 'contacts', id).firm_id, CONTACT_NOTES] as const;
}

function onMatter(life: ActionContext, id: number) {
  const { client_id: client, status, firm_id: firm } = findRecord(life, 'matters', id);
  const reached = STATUSES.intake.findIndex((known) => known === status);
  return [client, firm, NOTE_STEPS.at(reached) ?? CONTACT_NOTES] as const;
}

function spokenName(life: ActionContext, contact: number): string {
  const { first_name: first, name } = findRecord(life, 'contacts', contact);
  return (first ?? name).split(' ').slice(0, 4).join(' ');
}

function anyName({ sql, chance }: ActionContext, select: string, firm: number): string | null {
  const names = sql.all<{ name: string | null }>(select, firm);
  return names.length === 0 ? null : chance.pick(names).name;
}
