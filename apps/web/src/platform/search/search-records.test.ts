import { expect, it } from 'vitest';
import { normalizeListQuery } from '#src/platform/lists/list-filters.ts';
import { searchFilters } from './search-records.ts';

it.each([
  ['untriaged', 'lead', 'triage=open&q=miller', ''],
  ['untriaged', 'lead', 'triage=open&sort=name&q=miller', ''],
  ['untriaged', 'lead', '', ''],
  ['untriaged', 'lead', 'q=miller&owner=me&triage=open', 'state=untriaged&owner=me&triage=open'],
  ['untriaged', 'lead', 'triage=snoozed&sort=name', 'state=untriaged&triage=snoozed'],
  [
    'untriaged',
    'lead',
    'triage=open&older=15m&source=Google+Ads',
    'state=untriaged&older=15m&source=Google+Ads&triage=open',
  ],
  ['ignored', 'lead', 'sort=name', 'state=ignored'],
  ['ignored', 'lead', 'hasEmail=true', 'state=ignored&hasEmail=true'],
  ['matters', 'matter', 'q=estate&sort=updated', ''],
  ['matters', 'matter', 'q=estate&view=board&category=hired&assignee=7', 'assignee=7&category=hired'],
  ['contacts', 'contact', 'type=Person&owner=me', 'type=Person'],
] as const)('a search in the list of %s (%s) at ?%s uses the filters “%s”', (list, kind, address, expected) => {
  expect(searchFilters(list, normalizeListQuery(kind, new URLSearchParams(address)))).toBe(expected);
});
