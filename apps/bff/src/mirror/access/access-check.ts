import { operations } from '@intake-desk/grow-api/operations';
import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { Clock } from '../../clock.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { FirmIndex } from '../index/firm-index.ts';
import { MIRRORED_LIST_SPECS, scopeOf } from '../source/mirrored-lists.ts';
import { parsePage, type GrowPage } from '../source/read-page.ts';
import type { AccessCache, AccessDecision } from './access-cache.ts';
import type { RedactedFields } from './redacted-fields.ts';

/** Checks whether a person may see the mirror's records. Only Grow's response to their own token decides. */
export interface Access {
  /**
   * Asks Grow if its last response is older than a quarter of an hour; concurrent callers share one request.
   * @throws ProblemError if Grow has never answered and is unavailable now
   */
  check(session: SignedInSession, kind: RecordKind): Promise<AccessDecision>;
  /** Decides from the cache alone, because events cannot wait. */
  canReceive(session: SignedInSession, kind: RecordKind): boolean;
  /** Fields that Grow redacts for the person in every record of this kind, as far as its responses have shown. */
  redactedFields(session: SignedInSession, kind: RecordKind): ReadonlySet<string>;
  /** Asks Grow again, in the background, where its last response is older than a quarter of an hour. */
  renew(session: SignedInSession): void;
  /** Checks whether a sign-in sees all leads of the firm or only those that this application created. */
  checkVisibility(grant: string, firm: string): Promise<void>;
}

interface Deps {
  callAs: CallAs;
  book: AccessCache;
  redacted: RedactedFields;
  clock: Clock;
  index: (firm: string) => FirmIndex;
  /** The grant that the sync uses for the firm's leads; undefined while there is none. */
  readerOf: (firm: string) => string | undefined;
}

/** No record was created this late, so the response is either empty or a refusal. */
const NEVER = '2200-01-01T00:00:00Z';
/** While Grow is unavailable its last response stays valid, but not longer than a session may last. */
const STALE_TTL_MS = 12 * 3600_000;
const PROBE_TIMEOUT_MS = 3_000;
const SAMPLE = 20;
const ALL_LEADS: Scope = 'grow_lead_inbox_all_read';

export function createAccess({ callAs, book, redacted, clock, index, readerOf }: Deps): Access {
  const flights = new Map<string, Promise<void>>();

  return {
    async check(session, kind) {
      const known = book.current(session.grant, kind);
      if (known !== undefined) return known;
      const flight = once(`${session.grant} ${kind}`, () => probe(session.grant, session.firm, kind));
      const last = book.last(session.grant, kind);
      const isUsable = last !== undefined && clock.now() - last.at < STALE_TTL_MS;
      try {
        await (isUsable ? atMost(flight) : flight);
      } catch (error) {
        if (isUsable) return last;
        throw error;
      }
      return book.last(session.grant, kind) ?? { isAllowed: false, at: clock.now() };
    },
    canReceive: ({ grant }, kind) => {
      const last = book.last(grant, kind);
      return last !== undefined && clock.now() - last.at < STALE_TTL_MS && last.isAllowed;
    },
    redactedFields: ({ grant }, kind) => redacted.of(grant, kind),
    renew: ({ grant, firm }) => {
      for (const kind of RECORD_KINDS) {
        // Every screen receives events about leads; contacts and matters only if the person has opened them.
        const isWanted = kind === 'lead' || book.last(grant, kind) !== undefined;
        const isStale = isWanted && book.current(grant, kind) === undefined;
        if (isStale) once(`${grant} ${kind}`, () => probe(grant, firm, kind)).catch(() => undefined);
      }
    },
    checkVisibility,
  };

  /** Limits the wait, because the list itself is in memory already. A late response is still recorded. */
  async function atMost(flight: Promise<void>): Promise<void> {
    let cancel = (): void => undefined;
    const timeout = new Promise<void>((resolve) => (cancel = clock.after(PROBE_TIMEOUT_MS, resolve)));
    await Promise.race([flight, timeout]).finally(() => cancel());
  }

  function once(name: string, work: () => Promise<void>): Promise<void> {
    const known = flights.get(name);
    if (known !== undefined) return known;
    const flight = work().finally(() => flights.delete(name));
    flights.set(name, flight);
    return flight;
  }

  async function probe(grant: string, firm: string, kind: RecordKind): Promise<void> {
    const list = kind === 'lead' ? 'untriaged' : kind === 'contact' ? 'contacts' : 'matters';
    // Matters that came from a lead also show what Grow redacts.
    const sample = kind === 'matter' ? mattersWithLead(firm) : [];
    const filter = sample.length === 0 ? [['created_since', NEVER]] : sample.map((id) => ['ids[]', String(id)]);
    const search = new URLSearchParams([
      ...MIRRORED_LIST_SPECS[list].query.map(([name, value]) => [name, value]),
      ...filter,
    ]);
    const path = `${operations[MIRRORED_LIST_SPECS[list].operation].path}?${search.toString()}`;
    const startedAt = clock.now();
    const answer = await callAs(grant, { method: 'GET', path, priority: 'read', person: `probe ${grant}` });
    if (answer.status === 403 || (answer.status >= 300 && answer.status < 400)) {
      return book.record(grant, kind, { isAllowed: false, scope: scopeOf(list) });
    }
    if (answer.status !== 200) throw growProblem(answer, false);
    if (sample.length > 0) redacted.replace(grant, kind, parsePage(answer, startedAt).redacted);
    if (kind === 'lead') await checkVisibility(grant, firm);
    if (kind !== 'lead' || book.current(grant, 'lead')?.isAllowed !== false)
      book.record(grant, kind, { isAllowed: true });
  }

  /**
   * Without the wider scope Grow hides leads of other applications and redacts the lead that a matter came from. So a
   * matter whose lead the mirror knows reveals a missing scope. A person who cannot read matters is tested with leads
   * of the mirror.
   */
  async function checkVisibility(grant: string, firm: string): Promise<void> {
    const isNarrow = (await hidesOrigins(grant, firm)) ?? (await hidesLeads(grant, firm));
    if (isNarrow) book.record(grant, 'lead', { isAllowed: false, scope: ALL_LEADS });
  }

  /** @returns null if no matter can show it */
  async function hidesOrigins(grant: string, firm: string): Promise<boolean | null> {
    const sample = mattersWithLead(firm);
    if (sample.length === 0) return null;
    return (await byIds(grant, 'matters', sample))?.redacted.has('inbox_lead_id') ?? null;
  }

  /** Returns the newest matters that came from a lead: old ones may all come from leads of this application. */
  function mattersWithLead(firm: string): readonly number[] {
    const sample: number[] = [];
    const all = index(firm).matters.ordered('created');
    for (let at = all.length - 1; at >= 0 && sample.length < SAMPLE; at -= 1) {
      const matter = all[at];
      if (matter !== undefined && matter.lead !== null) sample.push(matter.id);
    }
    return sample;
  }

  /**
   * A missing lead may have left the inbox instead of being hidden. The sync grant serves as the control: leads that it
   * also cannot see are not evidence.
   */
  async function hidesLeads(grant: string, firm: string): Promise<boolean> {
    const sample = index(firm)
      .untriaged.ordered('created')
      .slice(-SAMPLE)
      .map(({ id }) => id);
    const hidden = await unseen(grant, sample);
    if (hidden.length === 0) return false;
    const reader = readerOf(firm);
    if (reader === grant) return false;
    const alsoHidden = reader === undefined ? null : await unseen(reader, hidden).catch(() => null);
    // Without a control, more than half missing counts as hidden: so many have hardly left the inbox since.
    return alsoHidden === null ? hidden.length * 2 > sample.length : alsoHidden.length < hidden.length;
  }

  async function unseen(grant: string, leads: readonly number[]): Promise<readonly number[]> {
    if (leads.length === 0) return [];
    const page = await byIds(grant, 'untriaged', leads);
    if (page === null) return [];
    const shown = new Set(page.records.map(({ id }) => id));
    return leads.filter((id) => !shown.has(id));
  }

  /** @returns null if Grow refuses */
  async function byIds(grant: string, list: 'matters' | 'untriaged', ids: readonly number[]): Promise<GrowPage | null> {
    const pairs = [...MIRRORED_LIST_SPECS[list].query, ...ids.map((id) => ['ids[]', String(id)] as const)];
    const search = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
    const path = `${operations[MIRRORED_LIST_SPECS[list].operation].path}?${search.toString()}`;
    const startedAt = clock.now();
    const answer = await callAs(grant, { method: 'GET', path, priority: 'read', person: `probe ${grant}` });
    return answer.status === 200 ? parsePage(answer, startedAt) : null;
  }
}
