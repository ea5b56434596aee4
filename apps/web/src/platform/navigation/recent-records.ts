import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';

export interface RecentRecord {
  kind: RecordKind;
  id: string;
  title: string;
}

const MAX_RECENT = 8;
let recent: readonly RecentRecord[] = [];

/**
 * Remembers what is open, in this page's memory only: names of clients are not written down in the browser.
 * @param path of the page
 * @param title its name, without that of the desk
 */
export function rememberOpenPage(path: string, title: string): void {
  const [, kind, id] = /^\/(lead|matter|contact)s\/(\d+)$/.exec(path) ?? [];
  const known = RECORD_KINDS.find((word) => word === kind);
  // Until its name is there a record is called by its number.
  if (known === undefined || id === undefined || title.endsWith(` ${id}`)) return;
  recent = [{ kind: known, id, title }, ...recent.filter((other) => other.kind !== known || other.id !== id)].slice(
    0,
    MAX_RECENT,
  );
}

/**
 * Records that were open on this page, the last one first.
 * @param path of the page that is open now: what is on the screen need not be offered
 */
export function recentRecords(path: string): readonly RecentRecord[] {
  return recent.filter(({ kind, id }) => path !== `/${kind}s/${id}`);
}

/** Called when a person leaves. */
export function clearRecentRecords(): void {
  recent = [];
}
