import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { leadSource } from '../lead-source.ts';
import { LIST_FACETS, type ListFacet } from '../record-list.ts';
import type { RecordKind } from '../record-kind.ts';
import { UNREADABLE_FIELDS } from '../unreadable-fields.ts';
import { sortKey, type ToAscii } from '../search/fold.ts';

/** A record as Grow returns it in a list. */
export type GrowRecord = InboxLead | Contact | Matter;

/** One value, none, or several: a matter may have more than one assignee. */
export type FacetValue = string | null | readonly string[];

/** The fields by which lists order, filter and count records; the rest stays in the database. */
export interface IndexEntry {
  id: number;
  /** Grow's clock, milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  /** When the latest request that returned the record was sent, by our clock. */
  seenAt: number;
  /** Sort key: folded as for the search, last name first. */
  name: string;
  hasEmail: boolean;
  hasPhone: boolean;
  /** In the order of `LIST_FACETS` of its kind. */
  facets: readonly FacetValue[];
  /** Id of a matter's client. */
  client: number | null;
  /** Id of the lead that a matter was created from. */
  lead: number | null;
  /** True if Clio sent values that cannot be read; otherwise not set. */
  isIncomplete?: true;
}

const words = new Map<string, string>();
const MAX_WORDS = 20_000;

/** Interns a string: the same few thousand values occur in all records, and one copy of each is enough. */
function shared(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size < MAX_WORDS) words.set(word, word);
  return word;
}

const combinations = new Map<string, readonly FacetValue[]>();

/** Interns a combination of facet values: a hundred thousand records have a few thousand of them. */
function sharedFacets(values: readonly FacetValue[]): readonly FacetValue[] {
  const name = JSON.stringify(values);
  const known = combinations.get(name);
  if (known !== undefined) return known;
  if (combinations.size < MAX_WORDS) combinations.set(name, values);
  return values;
}

/** @throws UnreadableText */
export function toIndexEntry(kind: RecordKind, record: GrowRecord, seenAt: number, toAscii: ToAscii): IndexEntry {
  const seen = {
    id: record.id,
    createdAt: parseInstant(record.created_at),
    updatedAt: parseInstant(record.updated_at),
    seenAt,
  };
  const entry = { ...seen, ...listed(kind, record, toAscii) };
  return UNREADABLE_FIELDS in record ? { ...entry, isIncomplete: true } : entry;
}

function listed(kind: RecordKind, record: GrowRecord, toAscii: ToAscii) {
  switch (kind) {
    case 'lead':
      return ofLead(record as InboxLead, toAscii);
    case 'contact':
      return ofContact(record as Contact, toAscii);
    case 'matter':
      return ofMatter(record as Matter, toAscii);
  }
}

/** Index of a facet in {@link IndexEntry.facets}; -1 if this kind does not have it. */
export function facetIndex(kind: RecordKind, facet: ListFacet): number {
  return (LIST_FACETS[kind] as readonly ListFacet[]).indexOf(facet);
}

/** Milliseconds since 1970; 0 for an unreadable text. */
export function parseInstant(text: string): number {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 0 : time;
}

function ofLead(lead: InboxLead, toAscii: ToAscii) {
  return {
    name: orderedBy([lead.last_name, lead.first_name, lead.email, lead.phone_number], toAscii),
    hasEmail: filled(lead.email),
    hasPhone: filled(lead.phone_number),
    facets: sharedFacets([word(leadSource(lead)), word(lead.matter_type?.name), word(lead.matter_location?.name)]),
    client: null,
    lead: null,
  };
}

function ofContact(contact: Contact, toAscii: ToAscii) {
  return {
    name: orderedBy(filled(contact.last_name) ? [contact.last_name, contact.first_name] : [contact.name], toAscii),
    hasEmail: (contact.emails ?? []).some(filled),
    hasPhone: (contact.phone_numbers ?? []).some(filled),
    facets: sharedFacets([word(contact.status), word(contact.type)]),
    client: null,
    lead: null,
  };
}

function ofMatter(matter: Matter, toAscii: ToAscii) {
  const client = matter.client ?? matter.primary_contact;
  const assignees = (matter.matter_assignee_ids ?? []).map((id) => shared(String(id)));
  return {
    name: orderedBy([matter.description, client?.full_name], toAscii),
    hasEmail: filled(client?.primary_email),
    hasPhone: filled(client?.phone_number),
    facets: sharedFacets([
      word(matter.status_category),
      word(matter.status),
      word(matter.type),
      word(matter.location),
      assignees.length > 1 ? assignees : (assignees[0] ?? null),
    ]),
    client: client?.id ?? null,
    lead: matter.inbox_lead_id ?? null,
  };
}

function word(text: string | null | undefined): string | null {
  return text === null || text === undefined || text === '' ? null : shared(text);
}

function filled(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text !== '';
}

/** Longer names differ within this length, or look the same to a user. */
const MAX_SORT_NAME_LENGTH = 40;

function orderedBy(parts: readonly (string | null | undefined)[], toAscii: ToAscii): string {
  return sortKey(parts.filter(filled).join(' '), MAX_SORT_NAME_LENGTH, toAscii);
}
