import type { ListCounts } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';

/** `GET /api/desk/counts`: number of records outside the inbox; null where it is not known. */
export function getCounts(mirror: Mirror): (call: { session: SignedInSession }) => Promise<ListCounts> {
  return async ({ session }) => {
    await mirror.ready();
    const count = async (list: keyof ListCounts['data'], kind: RecordKind): Promise<number | null> => {
      const { isAllowed: isOpen } = await mirror.access.check(session, kind);
      const isWhole = mirror.syncOf(session.firm).freshness(list).complete;
      return isOpen && isWhole ? mirror.store.index(session.firm)[list].size : null;
    };
    const [ignored, matters, contacts] = await Promise.all([
      count('ignored', 'lead'),
      count('matters', 'matter'),
      count('contacts', 'contact'),
    ]);
    return { data: { ignored, matters, contacts } };
  };
}
