import type { PlantedBreak } from './planted-break.ts';

export const RECORD_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 63,
    what: 'lists show what Clio redacts for the person',
    file: 'apps/bff/src/features/records/get-list.ts',
    find: `const shown = hidden.size === 0 ? bodies : bodies.map((body) => redactJson(body, hidden));`,
    replace: `const shown = bodies;`,
  },
  {
    promise: 63,
    what: 'events show what Clio redacts for the person',
    file: 'apps/bff/src/events/event-stream.ts',
    find: `return fields.size === 0 ? entry.block : this.#ring.redacted(entry, fields);`,
    replace: `return entry.block;`,
  },
  {
    promise: 63,
    what: 'the whole inbox shows what Clio redacts for the person',
    file: 'apps/bff/src/features/records/get-inbox.ts',
    find: `          hidden.size === 0 ? text : redactJson(text, hidden),`,
    replace: `          hidden.size === 0 ? text : text,`,
  },
  {
    promise: 77,
    what: 'names are ordered by letters with and without accents, in any script',
    file: 'packages/desk-api/src/lists/index-entry.ts',
    find: `return sortKey(parts.filter(filled).join(' '), MAX_SORT_NAME_LENGTH, toAscii);`,
    replace: `return parts.filter(filled).join(' ').slice(0, MAX_SORT_NAME_LENGTH).normalize('NFKD').toLowerCase();`,
  },
];
