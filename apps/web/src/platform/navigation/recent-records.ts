import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';

export interface RecentRecord {
  kind: RecordKind;
  id: string;
  title: string;
}

const MAX_RECENT = 8;
let recent: readonly RecentRecord[] = [];

/**
 * Remembers the open page in memory only: names of clients are never stored in the browser.
 * @param path of the page
 * @param title its name, without that of the product
 */
export function rememberOpenPage(path: string, title: string): void {
  const [, kind, id] = /^\/(lead|matter|contact)s\/(\d+)$/.exec(path) ?? [];
  const known = RECORD_KINDS.find((word) => word === kind);
  // Until its name is loaded, a record is titled by its id.
  if (known === undefined || id === undefined || title.endsWith(` ${id}`)) return;
  recent = [{ kind: known, id, title }, ...recent.filter((other) => other.kind !== known || other.id !== id)].slice(
    0,
    MAX_RECENT,
  );
}

/**
 * Returns records that were open on this page, latest first.
 * @param path of the current page, which is left out
 */
export function recentRecords(path: string): readonly RecentRecord[] {
  return recent.filter(({ kind, id }) => path !== `/${kind}s/${id}`);
}

/** Called at sign-out. */
export function clearRecentRecords(): void {
  recent = [];
}
