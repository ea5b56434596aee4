import type { RequestHandler } from 'express';
import type { ListName } from '@intake-desk/desk-api/event';
import type { MirroredRecord } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import type { GrowRecord } from '../../mirror/index/index-entry.ts';
import { requireAccess } from '../permissions/require-access.ts';

interface Deps {
  config: Config;
  mirror: Mirror;
}

/**
 * `GET /api/desk/leads/{id}` and its siblings: the mirror's copy. A departed lead is included, with its destination.
 */
export function getRecord({ config, mirror }: Deps): (kind: RecordKind) => RequestHandler<{ id: string }> {
  return (kind) => async (request, response) => {
    const session = requireSession(request, response, config);
    const { id } = request.params;
    if (!/^\d{1,15}$/.test(id)) throw new ProblemError('not-found');
    await mirror.ready();
    requireAccess(await mirror.access.check(session, kind));
    const found = await mirror.store.find(session.firm, kind, Number(id));
    if (found === null) throw new ProblemError('not-found');
    const departure = kind === 'lead' ? await mirror.store.departure(session.firm, Number(id)) : null;
    const list: ListName =
      kind === 'contact'
        ? 'contacts'
        : kind === 'matter'
          ? 'matters'
          : found.state === 'ignored'
            ? 'ignored'
            : 'untriaged';
    const followed = Date.parse(mirror.syncOf(session.firm).freshness(list).asOf ?? '');
    // A listed record is as current as its list; a departed one only as current as its last fetch.
    const asOf = found.state === 'left' || Number.isNaN(followed) ? found.seenAt : Math.max(found.seenAt, followed);
    const answer: MirroredRecord<GrowRecord> = {
      data: found.record,
      meta: { asOf: new Date(asOf).toISOString(), departure },
    };
    response.json(answer);
  };
}
