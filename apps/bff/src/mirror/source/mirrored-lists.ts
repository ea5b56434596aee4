import type { MirroredList } from '@intake-desk/desk-api/connection';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { operations, type OperationId } from '@intake-desk/grow-api/operations';
import type { Scope } from '@intake-desk/grow-api/scope';

/** What a permission is needed for: a kind of record, or one of the firm's short lists. */
export type Resource = RecordKind | 'users' | 'sources' | 'matter_types' | 'locations';

interface ListFacts {
  operation: OperationId;
  resource: Resource;
  /** Sent with every request for the list. */
  query: readonly (readonly [string, string])[];
}

/** The lists of Grow that are mirrored. */
export const MIRRORED_LIST_SPECS: Readonly<Record<MirroredList, ListFacts>> = {
  untriaged: { operation: 'listInboxLeads', resource: 'lead', query: [['state', 'untriaged']] },
  ignored: { operation: 'listInboxLeads', resource: 'lead', query: [['state', 'ignored']] },
  contacts: { operation: 'listContacts', resource: 'contact', query: [] },
  matters: { operation: 'listMatters', resource: 'matter', query: [] },
  users: { operation: 'listUsers', resource: 'users', query: [] },
  sources: { operation: 'listSources', resource: 'sources', query: [] },
  matter_types: { operation: 'listMatterTypes', resource: 'matter_types', query: [] },
  locations: { operation: 'listLocations', resource: 'locations', query: [] },
};

/** Users, sources, matter types and locations. */
export const FIRM_LISTS = ['users', 'sources', 'matter_types', 'locations'] as const;
export type FirmListName = (typeof FIRM_LISTS)[number];

/**
 * Returns the scope that a list requires. Grow documents none for sources; like the sandbox, this assumes that of
 * leads.
 */
export function scopeOf(list: MirroredList): Scope {
  return operations[MIRRORED_LIST_SPECS[list].operation].scope ?? 'grow_lead_inbox_read';
}
