import type { SearchHighlight } from '../search-result.ts';
import type { RecordKind } from '../record-kind.ts';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';

/** A searchable field of a record, in order of importance. */
export interface SearchedField {
  field: SearchHighlight['field'];
  text: string;
}

/** What a search result shows of a record. */
export interface SearchDocument {
  title: string;
  subtitle: string;
  fields: SearchedField[];
}

/** Fields of Grow's records in which the search finds something. */
export const SEARCHED_FIELDS: Readonly<Record<RecordKind, readonly string[]>> = {
  lead: ['first_name', 'last_name', 'email', 'phone_number'],
  contact: ['name', 'first_name', 'last_name', 'emails', 'phone_numbers'],
  matter: ['description', 'client', 'primary_contact'],
};

export function toSearchDocument(kind: RecordKind, record: object): SearchDocument {
  switch (kind) {
    case 'lead':
      return ofLead(record as InboxLead);
    case 'contact':
      return ofContact(record as Contact);
    case 'matter':
      return ofMatter(record as Matter);
  }
}

function ofLead({ first_name, last_name, email, phone_number, state }: InboxLead): SearchDocument {
  const name = joined([first_name, last_name], ' ');
  return {
    title: name || email || phone_number || 'Unnamed lead',
    subtitle: joined([state, phone_number ?? email], ' · '),
    fields: fields({ name: [name], phone: [phone_number], email: [email] }),
  };
}

function ofContact({ name, first_name, last_name, emails, phone_numbers, status }: Contact): SearchDocument {
  const parts = joined([first_name, last_name], ' ');
  return {
    title: name,
    subtitle: joined([status, phone_numbers?.[0] ?? emails?.[0]], ' · '),
    fields: fields({
      name: parts === '' || parts === name ? [name] : [name, parts],
      phone: phone_numbers,
      email: emails,
    }),
  };
}

function ofMatter({ description, client, primary_contact, status }: Matter): SearchDocument {
  const person = client ?? primary_contact;
  return {
    title: description || person?.full_name || 'Unnamed matter',
    subtitle: joined([status, person?.full_name], ' · '),
    fields: fields({
      client: [person?.full_name],
      description: [description],
      phone: [person?.phone_number],
      email: [person?.primary_email],
    }),
  };
}

type Texts = Partial<Record<SearchHighlight['field'], readonly (string | null | undefined)[] | null | undefined>>;

function fields(texts: Texts): SearchedField[] {
  return Object.entries(texts).flatMap(([field, all]) =>
    (all ?? []).flatMap((text) => (text ? [{ field: field as SearchHighlight['field'], text }] : [])),
  );
}

function joined(parts: readonly (string | null | undefined)[], between: string): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(between);
}
