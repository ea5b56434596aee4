import type { ListName } from '@intake-desk/desk-api/event';
import type { MirroredRecord } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { redact } from '@intake-desk/grow-api/redaction';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';

/**
 * `GET /api/desk/leads/{id}` and its siblings: the mirror's copy. A departed lead is included, with its destination.
 */
export function getRecord(mirror: Mirror) {
  return async <Item>(
    kind: RecordKind,
    { session, id }: { session: SignedInSession; id: number },
  ): Promise<MirroredRecord<Item>> => {
    const found = await mirror.store.find(session.firm, kind, id);
    if (found === null) throw new ProblemError('not-found');
    const departure = kind === 'lead' ? await mirror.store.departure(session.firm, id) : null;
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
    const seen = mirror.clock.toWall(found.seenAt);
    const asOf = found.state === 'left' || Number.isNaN(followed) ? seen : Math.max(seen, followed);
    // The mirror stores Grow's record of this kind as it is.
    const record = redact(found.record, mirror.access.redactedFields(session, kind));
    return { data: record as Item, meta: { asOf: new Date(asOf).toISOString(), departure } };
  };
}
