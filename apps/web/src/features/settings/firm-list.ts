import { growGet, growPost } from '#src/platform/grow.ts';
import { recordPagesOptions } from '#src/platform/record-pages.ts';

/** Lists that a firm keeps in Clio, with the paths of their operations. */
export const FIRM_LISTS = [{ path: '/sources' }, { path: '/matter_types' }, { path: '/locations' }] as const;
export type FirmListFacts = (typeof FIRM_LISTS)[number];

export interface FirmListEntry {
  id: number;
  name: string;
  /** The type that a matter has when nobody chose one. */
  default?: boolean;
}

export function firmListPages(path: FirmListFacts['path']) {
  return recordPagesOptions<FirmListEntry>(['firm-list', path], (page_token, signal) =>
    growGet(path, { query: { page_token }, signal }),
  );
}

export function createFirmListEntry(path: FirmListFacts['path'], name: string, key: string): Promise<unknown> {
  return growPost(path, { name }, key);
}
