import type { RequestHandler } from 'express';
import type { ListCounts } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Config } from '../../config/config.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';

interface Deps {
  config: Config;
  mirror: Mirror;
}

/** `GET /api/desk/counts`: number of records outside the inbox; null where it is not known. */
export function getCounts({ config, mirror }: Deps): RequestHandler {
  return async (request, response) => {
    const session = requireSession(request, response, config);
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
    const answer: ListCounts = { data: { ignored, matters, contacts } };
    response.json(answer);
  };
}
