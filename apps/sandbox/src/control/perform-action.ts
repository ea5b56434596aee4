import { acceptLead } from '../life/actions/accept-lead.ts';
import { ActionError } from '../life/action-error.ts';
import { changeContact } from '../life/actions/change-contact.ts';
import { type CallerDetails, pickCaller } from '../life/choose-caller.ts';
import { disconnectApplication } from '../life/actions/disconnect-application.ts';
import { findRecord } from '../life/find-record.ts';
import { firstFirm } from '../life/first-firm.ts';
import { createLead } from '../life/actions/lead-arrives.ts';
import type { ActionContext } from '../life/life.ts';
import { mergeContacts } from '../life/actions/merge-contacts.ts';
import { moveMatter } from '../life/actions/move-matter.ts';
import { newPhone } from '../life/new-phone.ts';
import { nextStatus } from '../life/simulation/next-status.ts';
import { noteText } from '../life/simulation/note-texts.ts';
import { removeContact, removeLead, removeMatter } from '../life/actions/remove-record.ts';
import { setLeadState } from '../life/actions/set-lead-state.ts';
import { setPersonActive } from '../life/actions/set-person-active.ts';
import { writeNote } from '../life/actions/write-note.ts';
import type { ActionRequest } from './action-command.ts';

const EMPTY_CALLER: CallerDetails = { first_name: null, last_name: null, email: null, phone_number: null };

type Order<Act extends ActionRequest['act']> = Extract<ActionRequest, { act: Act }>;

/**
 * Performs one action of a person in Grow, now. Details that the request omits are random.
 * @returns the ids of the affected records
 * @throws ActionError with a message if it is impossible; nothing has changed then
 */
export function performAction(life: ActionContext, order: ActionRequest): object {
  switch (order.act) {
    case 'lead_arrives':
      return arrive(life, order);
    case 'leads_arrive':
      return { leads: Array.from({ length: order.count }, () => arrive(life, { source: 'Google Ads' }).lead) };
    case 'accept_lead':
      return acceptLead(life, order);
    case 'ignore_lead':
      return setLeadState(life, order.lead, 'ignored');
    case 'restore_lead':
      return setLeadState(life, order.lead, 'untriaged');
    case 'write_note':
      return note(life, order);
    case 'move_matter':
      return move(life, order);
    case 'change_contact':
      return change(life, order);
    case 'merge_contacts':
      return mergeContacts(life, order);
    case 'remove_lead':
      return removeLead(life, order.lead);
    case 'remove_contact':
      return removeContact(life, order.contact);
    case 'remove_matter':
      return removeMatter(life, order.matter);
    case 'deactivate_person':
      return setPersonActive(life, order.person, false);
    case 'reactivate_person':
      return setPersonActive(life, order.person, true);
    case 'disconnect':
      return disconnectApplication(life, order.person, order.client_id);
  }
}

function arrive(life: ActionContext, order: Partial<Order<'lead_arrives'>>) {
  const within = { ...life, firm: firstFirm(life.sql) };
  const { caller, first_name, last_name, email, phone_number, from_message, ...arrival } = order;
  const given = { first_name, last_name, email, phone_number };
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  // A given name means this caller: a random phone number or email would belong to another person.
  const base =
    'first_name' in named || 'last_name' in named ? EMPTY_CALLER : pickCaller(within, caller ?? 'new').details;
  const source = arrival.source ?? (caller === 'night_line' ? 'After-hours line' : undefined);
  return createLead(within, { ...base, ...named }, { source, message: from_message });
}

function note(life: ActionContext, { matter, contact, subject, body }: Order<'write_note'>) {
  if ((matter === undefined) === (contact === undefined)) throw new ActionError('Name a matter or a contact.');
  const parent = matter !== undefined ? { matter } : { contact: contact ?? 0 };
  const words = noteText(life, parent);
  return writeNote(life, parent, { subject: subject ?? words.subject, body: body ?? words.body });
}

function move(life: ActionContext, { matter, status }: Order<'move_matter'>) {
  const next = status ?? nextStatus(findRecord(life, 'matters', matter));
  if (next === null) throw new ActionError(`Matter ${matter} is at the end of the pipeline.`);
  return moveMatter(life, matter, next);
}

function change(life: ActionContext, { contact, phone_number, email }: Order<'change_contact'>) {
  const phone = phone_number ?? (email === undefined ? newPhone(life.chance) : undefined);
  return changeContact(life, contact, { phone_number: phone, email });
}
