import { operations } from '@intake-desk/grow-api/operations';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { Clock } from '../../clock.ts';
import type { CallAs } from '../../grow/call-as.ts';
import { growProblem } from '../../grow/grow-problem.ts';
import type { SignedInSession } from '../../session/session-data.ts';
import type { FirmIndex } from '../records/firm-index.ts';
import { LISTS, scopeOf } from '../sync/mirrored-lists.ts';
import { readPage } from '../sync/read-page.ts';
import type { AccessBook, Standing } from './access-book.ts';

/** Whether a person may see what the mirror has. Only Grow's answer to their own token decides. */
export interface Access {
  /**
   * Asks Grow when its last answer is older than a quarter of an hour, and then once for everybody who waits.
   * @throws ProblemError when Grow has never told and cannot be asked now
   */
  of(session: SignedInSession, kind: RecordKind): Promise<Standing>;
  /** By what is known already; for events, which wait for nobody. */
  mayHear(session: SignedInSession, kind: RecordKind): boolean;
  /** Finds out whether a sign-in sees all leads of the firm or only those that this application made. */
  checkSight(grant: string, firm: string): Promise<void>;
}

interface Parts {
  callAs: CallAs;
  book: AccessBook;
  clock: Clock;
  index: (firm: string) => FirmIndex;
}

/** Nothing was made so late: the answer is empty, or a refusal. */
const NEVER = '2200-01-01T00:00:00Z';
/** While Grow cannot be asked, what it said last stands, but not for longer than a session may last. */
const STANDS_MS = 12 * 3600_000;
const SAMPLE = 20;
const ALL_LEADS: Scope = 'grow_lead_inbox_all_read';

export function createAccess({ callAs, book, clock, index }: Parts): Access {
  const flights = new Map<string, Promise<void>>();

  return {
    async of(session, kind) {
      const known = book.current(session.grant, kind);
      if (known !== undefined) return known;
      try {
        await once(`${session.grant} ${kind}`, () => probe(session.grant, session.firm, kind));
      } catch (error) {
        const last = book.last(session.grant, kind);
        if (last !== undefined && clock.now() - last.at < STANDS_MS) return last;
        throw error;
      }
      return book.last(session.grant, kind) ?? { isOpen: false, at: clock.now() };
    },
    mayHear: ({ grant }, kind) => {
      const last = book.last(grant, kind);
      return last?.isOpen === true && clock.now() - last.at < STANDS_MS;
    },
    checkSight,
  };

  function once(name: string, work: () => Promise<void>): Promise<void> {
    const known = flights.get(name);
    if (known !== undefined) return known;
    const flight = work().finally(() => flights.delete(name));
    flights.set(name, flight);
    return flight;
  }

  async function probe(grant: string, firm: string, kind: RecordKind): Promise<void> {
    const list = kind === 'lead' ? 'untriaged' : kind === 'contact' ? 'contacts' : 'matters';
    const search = new URLSearchParams([
      ...LISTS[list].query.map(([name, value]) => [name, value]),
      ['created_since', NEVER],
    ]);
    const path = `${operations[LISTS[list].operation].path}?${search.toString()}`;
    const answer = await callAs(grant, { method: 'GET', path, priority: 'read', person: `probe ${grant}` });
    if (answer.status === 403 || (answer.status >= 300 && answer.status < 400)) {
      return book.note(grant, kind, { isOpen: false, scope: scopeOf(list) });
    }
    if (answer.status !== 200) throw growProblem(answer, false);
    if (kind === 'lead') await checkSight(grant, firm);
    if (kind !== 'lead' || book.current(grant, 'lead')?.isOpen !== false) book.note(grant, kind, { isOpen: true });
  }

  /**
   * Without the wider permission Grow hides the leads of other applications, and it hides from which lead a matter came: so a matter
   * whose lead the mirror knows gives it away.
   */
  async function checkSight(grant: string, firm: string): Promise<void> {
    const sample: [string, string][] = [];
    for (const { id, lead } of index(firm).matters.values()) {
      if (lead !== null) sample.push(['ids[]', String(id)]);
      if (sample.length === SAMPLE) break;
    }
    if (sample.length === 0) return;
    const path = `${operations.listMatters.path}?${new URLSearchParams(sample).toString()}`;
    const startedAt = clock.now();
    const answer = await callAs(grant, { method: 'GET', path, priority: 'read', person: `probe ${grant}` });
    if (answer.status !== 200) return;
    const isNarrow = readPage(answer, startedAt).redacted.has('inbox_lead_id');
    if (isNarrow) book.note(grant, 'lead', { isOpen: false, scope: ALL_LEADS });
  }
}
