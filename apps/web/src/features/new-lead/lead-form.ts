import { isEmailAddress } from '@intake-desk/grow-api/email-address';
import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { parseEmail, visibleText } from '@intake-desk/desk-api/contact-text';
import { joinMessage } from '@intake-desk/desk-api/lead-message';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';

/** The fields of the form, as typed. */
export interface LeadForm {
  firstName: string;
  lastName: string;
  phone: string;
  otherParty: string;
  email: string;
  /** Free text; a name from the firm's list also sets the lead's source in Clio. */
  source: string;
  /** Clio's id of the source with this name, resolved once the list is loaded; empty for none. */
  sourceId: string;
  /** Clio's id, as for `location`; empty for none. */
  matterType: string;
  location: string;
  message: string;
}

export const EMPTY_FORM: LeadForm = {
  firstName: '',
  lastName: '',
  phone: '',
  otherParty: '',
  email: '',
  source: '',
  sourceId: '',
  matterType: '',
  location: '',
  message: '',
};

/** Sent where nothing was typed, because Clio requires both fields. The form shows them before sending. */
export const PLACEHOLDER_VALUES = { source: newLeadTexts.defaultSource, message: newLeadTexts.noMessage };

export function isEmptyForm(form: LeadForm): boolean {
  return Object.values(form).every((value: string) => value === '');
}

/** Returns the names to send: Clio rejects a lead without both. */
export function callerNames({ firstName, lastName }: LeadForm): { first: string; last: string } {
  const { unknown } = newLeadTexts;
  const [first, last] = [firstName.trim(), lastName.trim()];
  if (first === '' && last === '') return { first: unknown, last: newLeadTexts.caller };
  return { first: first || unknown, last: last || unknown };
}

/** Why the form cannot be sent, with the field to fix if it is about one. */
export interface FormRefusal {
  field?: keyof LeadForm;
  words: string;
}

/** Returns why the form cannot be sent, with the field to fix; null when it can. */
export function validateLeadForm(form: LeadForm): Required<FormRefusal> | null {
  const isBlank = [form.firstName, form.lastName, form.phone, form.email, form.message].every((it) => it.trim() === '');
  if (isBlank) return { field: 'firstName', words: newLeadTexts.nothingTyped };
  if (form.email.trim() !== '' && !isEmailAddress(parseEmail(form.email))) {
    return { field: 'email', words: newLeadTexts.halfEmail };
  }
  return null;
}

/** Fields of the form by the names that a refusal uses for them. */
const NAMES: readonly (readonly [RegExp, keyof LeadForm])[] = [
  [/\be-?mail\b/i, 'email'],
  [/\bphone/i, 'phone'],
  [/\bfirst[_ ]name\b/i, 'firstName'],
  [/\blast[_ ]name\b/i, 'lastName'],
];

/** Returns the field that Clio's or the server's refusal is about, with its words; null if it names none. */
export function fieldOfRefusal(reason: string | undefined): Required<FormRefusal> | null {
  if (reason === undefined) return null;
  const [, field] = NAMES.find(([name]) => name.test(reason)) ?? [];
  return field === undefined ? null : { field, words: reason };
}

/** Returns what the user must confirm before the lead is created; null for nothing. */
export function questionAbout(form: LeadForm): string | null {
  const { first, last } = callerNames(form);
  const isInvented = form.firstName.trim() === '' || form.lastName.trim() === '';
  const isUnreachable = form.phone.trim() === '' && form.email.trim() === '';
  const parts = [
    isUnreachable ? newLeadTexts.unreachable : '',
    isInvented ? newLeadTexts.inventedName(`${first} ${last}`) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : [...parts, newLeadTexts.pressAgain].join(' ');
}

/**
 * Builds the draft for Clio.
 * @param sources the firm's list
 * @param address URL of the form, sent as the page where the lead came in
 */
export function leadDraft(
  form: LeadForm,
  sources: readonly { id: number; name: string }[],
  address: string,
): InboxLeadDraft {
  const { first, last } = callerNames(form);
  const [phone, email, source] = [
    visibleText(form.phone),
    parseEmail(form.email),
    form.source.trim() || PLACEHOLDER_VALUES.source,
  ];
  const listed = sourceIdOf(source, sources) || form.sourceId;
  return {
    first_name: first,
    last_name: last,
    from_message: joinMessage(form.message.trim() || PLACEHOLDER_VALUES.message, form.otherParty),
    referring_url: address,
    from_source: source,
    ...(email && { email }),
    ...(phone && { phone_number: phone }),
    ...(listed && { marketing_source: { id: Number(listed) } }),
    ...(form.matterType && { matter_type: { id: Number(form.matterType) } }),
    ...(form.location && { matter_location: { id: Number(form.location) } }),
  };
}

/** Returns Clio's id of the source with this name, ignoring case; empty when the firm has none. */
export function sourceIdOf(typed: string, sources: readonly { id: number; name: string }[]): string {
  const name = typed.trim().toLowerCase();
  return String(sources.find((source) => source.name.toLowerCase() === name)?.id ?? '');
}
