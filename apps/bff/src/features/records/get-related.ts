import { operations } from '@intake-desk/grow-api/operations';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { MirroredRecord } from '@intake-desk/desk-api/record-list';
import { MAX_RELATED_IDS, type RelatedRecords } from '@intake-desk/desk-api/related-records';
import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { LRUCache } from 'lru-cache';
import { z } from 'zod/mini';
import type { Clock } from '../../clock.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import { getRecord } from './get-record.ts';

interface Deps {
  /** Null when the mirror is off: every record is then requested from Grow. */
  mirror: Mirror | null;
  callAs: CallAs;
  clock: Clock;
}

const ids = z.array(z.string().check(z.regex(/^\d{1,15}$/))).check(z.maxLength(MAX_RELATED_IDS));
const record = z.looseObject({ id: z.int() });
const found = z.looseObject({ data: z.union([record, z.array(record)]) });
const PATHS = { contact: operations.listContacts.path, matter: operations.listMatters.path } as const;
/** How long a lead that Grow did not show to a person is not requested again. */
const UNSEEN_MS = 15 * 60_000;

/** `GET /api/desk/related`: from the mirror, and from Grow, as this person, what the mirror does not have. */
export function getRelated({ mirror, callAs, clock }: Deps): DeskHandlers<'GET /api/desk/related'> {
  const kept = mirror === null ? null : getRecord(mirror);
  /** Most leads of old matters are in no list; for each of them Grow would answer 404 whenever its matter is opened. */
  const unseen = new LRUCache<string, true>({ max: 20_000, ttl: UNSEEN_MS });

  return {
    'GET /api/desk/related': async ({ session, query }): Promise<RelatedRecords> => {
      const [leads, contacts, matters] = await Promise.all([
        readAll<InboxLead>(session, 'lead', query),
        readAll<Contact>(session, 'contact', query),
        readAll<Matter>(session, 'matter', query),
      ]);
      return { leads, contacts, matters };
    },
  };

  async function readAll<Item extends { id: number }>(
    session: SignedInSession,
    kind: RecordKind,
    query: URLSearchParams,
  ): Promise<MirroredRecord<Item>[]> {
    const asked = ids.safeParse(query.getAll(kind));
    if (!asked.success) throw new ProblemError('bad-request', { detail: `${kind} is not valid.` });
    const wanted = [...new Set(asked.data.map(Number))];
    if (wanted.length === 0) return [];
    const { records, isAll } = await fromMirror<Item>(session, kind, wanted);
    const missing = wanted.filter((id) => !records.some(({ data }) => data.id === id));
    if (isAll || missing.length === 0 || query.get('kept') === 'true') return records;
    const asOf = new Date(clock.now()).toISOString();
    const others = kind === 'lead' ? await leadsOf<Item>(session, missing) : await listed<Item>(session, kind, missing);
    return [...records, ...others.map((data) => ({ data, meta: { asOf, departure: null } }))];
  }

  /** @returns with `isAll`, records that the mirror lacks cannot be read anywhere else */
  async function fromMirror<Item>(
    session: SignedInSession,
    kind: RecordKind,
    wanted: readonly number[],
  ): Promise<{ records: MirroredRecord<Item>[]; isAll: boolean }> {
    if (mirror === null || kept === null) return { records: [], isAll: false };
    await mirror.ready();
    const { isAllowed } = await mirror.access.check(session, kind);
    // Grow shows a person leads that are in no list; of contacts and matters it refuses all, or the mirror has them.
    if (!isAllowed) return { records: [], isAll: kind !== 'lead' };
    const records = await Promise.all(
      wanted.map((id) =>
        kept<Item>(kind, { session, id }).catch((error: unknown) => {
          if (error instanceof ProblemError && error.code === 'not-found') return null;
          throw error;
        }),
      ),
    );
    const isComplete =
      kind !== 'lead' && mirror.syncOf(session.firm).freshness(kind === 'contact' ? 'contacts' : 'matters').complete;
    return { records: records.filter((record) => record !== null), isAll: isComplete };
  }

  async function leadsOf<Item>(session: SignedInSession, wanted: readonly number[]): Promise<Item[]> {
    const key = (id: number): string => `${session.grant} ${id}`;
    const answers = await Promise.all(
      wanted
        .filter((id) => !unseen.has(key(id)))
        .map(async (id) => {
          const [record] = await ask<Item>(session, operations.getInboxLead.path.replace('{id}', String(id)));
          if (record === undefined) unseen.set(key(id), true);
          return record;
        }),
    );
    return answers.filter((record) => record !== undefined);
  }

  function listed<Item>(
    session: SignedInSession,
    kind: 'contact' | 'matter',
    wanted: readonly number[],
  ): Promise<Item[]> {
    const search = new URLSearchParams(wanted.map((id) => ['ids[]', String(id)]));
    return ask<Item>(session, `${PATHS[kind]}?${search.toString()}`);
  }

  /** @returns nothing for records that Grow does not have or does not show to this person */
  async function ask<Item>({ grant, firm, person }: SignedInSession, path: string): Promise<Item[]> {
    const answer = await callAs(grant, { method: 'GET', path, person: `${firm}/${person}` });
    const { status } = answer;
    if (status === 404 || status === 403 || (status >= 300 && status < 400)) return [];
    if (status !== 200) throw growProblem(answer, false);
    try {
      // As in the mirror, Grow's record of this kind as it is.
      return [found.parse(JSON.parse(answer.body.toString('utf8'))).data].flat() as unknown as Item[];
    } catch (cause) {
      throw new ProblemError('grow-garbled', { cause });
    }
  }
}
