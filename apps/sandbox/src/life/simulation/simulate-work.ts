import { weighted } from '../../data/random/weighted.ts';
import { acceptLead } from '../actions/accept-lead.ts';
import { changeContact } from '../actions/change-contact.ts';
import { findKnownContact } from '../find-known-contact.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';
import { mergeContacts } from '../actions/merge-contacts.ts';
import { moveMatter } from '../actions/move-matter.ts';
import { newPhone } from '../new-phone.ts';
import { nextStatus } from './next-status.ts';
import { noteText } from './note-texts.ts';
import { pickAny, pickRecent } from '../pick-record.ts';
import { setLeadState } from '../actions/set-lead-state.ts';
import { writeNote } from '../actions/write-note.ts';

/** Probability that a known caller is recognized. */
const RECOGNIZED = 0.7;

type Work = (life: ActionContext) => object | null;

const WORK: readonly { act: string; weight: number; work: Work }[] = [
  { act: 'write_note', weight: 26, work: noteOnMatter },
  { act: 'accept_lead', weight: 27, work: accept },
  { act: 'move_matter', weight: 20, work: move },
  { act: 'ignore_lead', weight: 17, work: ignore },
  { act: 'write_note', weight: 6, work: noteOnContact },
  { act: 'change_contact', weight: 4, work: change },
  { act: 'merge_contacts', weight: 4, work: merge },
];

/** Runs a random action of a colleague. @returns null if no record fits */
export function simulateStaffAction(life: ActionContext): ({ act: string } & object) | null {
  const [{ act, work }] = weighted(life.chance, WORK);
  const done = work(life);
  return done && { act, ...done };
}

function accept(life: ActionContext): object | null {
  const lead = pickRecent(life, 'inbox_leads', `state = 'untriaged'`);
  const people = life.sql.all<{ id: number }>('SELECT id FROM users WHERE firm_id = ? AND active = 1', life.firm);
  if (lead === null || people.length === 0) return null;
  const person = life.chance.pick(people).id;
  return {
    ...acceptLead(life, { lead, person, contact: life.chance.happens(RECOGNIZED) ? undefined : 'new' }),
    person,
  };
}

function ignore(life: ActionContext): object | null {
  const lead = pickRecent(life, 'inbox_leads', `state = 'untriaged'`);
  return lead === null ? null : setLeadState(life, lead, 'ignored');
}

function noteOnMatter(life: ActionContext): object | null {
  const matter = pickRecent(life, 'matters', 'is_locked = 0');
  return matter === null ? null : writeNote(life, { matter }, noteText(life, { matter }));
}

function noteOnContact(life: ActionContext): object | null {
  const contact = pickAny(life, 'contacts');
  return contact === null ? null : writeNote(life, { contact }, noteText(life, { contact }));
}

function move(life: ActionContext): object | null {
  const matter = pickRecent(life, 'matters', `is_locked = 0 AND status_category = 'intake'`);
  const status = matter === null ? null : nextStatus(findRecord(life, 'matters', matter), life.chance);
  return matter === null || status === null ? null : moveMatter(life, matter, status);
}

function change(life: ActionContext): object | null {
  const contact = pickAny(life, 'contacts');
  return contact === null ? null : changeContact(life, contact, { phone_number: newPhone(life.chance) });
}

/** Merges one of the latest contacts into an earlier contact of the same caller. */
function merge(life: ActionContext): object | null {
  const gone = pickRecent(life, 'contacts');
  if (gone === null) return null;
  const contact = findRecord(life, 'contacts', gone);
  const first = (list: string) => (JSON.parse(list) as string[])[0] ?? null;
  const details = { ...contact, email: first(contact.emails), phone_number: first(contact.phone_numbers) };
  const keep = findKnownContact(life.sql, contact.firm_id, details, gone);
  return keep === null || keep > gone ? null : mergeContacts(life, { keep, gone });
}
