import { operations } from '@intake-desk/grow-api/operations';
import { RECORD_KINDS, type RecordKind } from '@intake-desk/desk-api/record-kind';
import type { Clock } from '../../clock.ts';
import type { GrowRequest } from '../../grow/client/grow-client.ts';
import type { CallAs } from '../../grow/client/call-as.ts';
import { growProblem } from '../../grow/client/grow-problem.ts';
import type { WireResponse } from '../../grow/client/http-transport.ts';
import { matchOperation, RECORD_READS } from '../../grow/client/match-operation.ts';
import { isAboutMore } from '../../grow/client/scope-cache.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { FirmIndex } from '../index/firm-index.ts';
import { MIRRORED_LIST_SPECS, scopeOf } from '../source/mirrored-lists.ts';
import { parsePage, type GrowPage } from '../source/read-page.ts';
import type { AccessCache, AccessDecision } from './access-cache.ts';
import type { RedactedFields } from './redacted-fields.ts';

/** Checks whether a person may see the mirror's records. Only Grow's response to their own token decides. */
export interface Access {
  /**
   * Asks Grow if its last response is no longer valid; concurrent callers share one request.
   * @throws ProblemError if Grow has never answered and is unavailable now
   */
  check(session: SignedInSession, kind: RecordKind): Promise<AccessDecision>;
  /** Decides from the cache alone, because events cannot wait. */
  canReceive(session: SignedInSession, kind: RecordKind): boolean;
  /** Fields that Grow redacts for the person in every record of this kind, as far as its responses have shown. */
  redactedFields(session: SignedInSession, kind: RecordKind): ReadonlySet<string>;
  /** True if Grow has refused the list, for events. A list that was never requested is not refused. */
  isRefused(session: SignedInSession, kind: RecordKind): boolean;
  /** Asks Grow again, in the background, where its last response is no longer valid. */
  renew(session: SignedInSession): void;
  /** Checks whether a sign-in sees all leads of the firm or only those that this application created. */
  checkVisibility(grant: string, firm: string): Promise<void>;
  /** Learns from Grow's answer to a person's own request: a refusal closes the list at once, and a success reopens it. */
  learn(grant: string, firm: string, request: GrowRequest, answer: WireResponse): void;
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
/** Time after which Grow is asked again about an unconfirmed refusal, and how often at most. */
const ASK_AGAIN_MS = 4_000;
const MAX_ASKED_AGAIN = 5;

export function createAccess({ callAs, book, redacted, clock, index, readerOf }: Deps): Access {
  const flights = new Map<string, Promise<void>>();
  /** Waits before Grow is asked again. */
  const doubts = new Set<string>();

  return {
    async check(session, kind) {
      const known = book.current(session.grant, kind);
      if (known?.isAllowed === true) return known;
      // Grow may be about to take its refusal back.
      if (known !== undefined && !flights.has(`${session.grant} ${kind}`)) return known;
      const flight = once(`${session.grant} ${kind}`, () => probe(session.grant, session.firm, kind));
      const last = book.last(session.grant, kind);
      const isUsable = last !== undefined && clock.monotonic() - last.at < STALE_TTL_MS;
      try {
        await (isUsable ? atMost(flight) : flight);
      } catch (error) {
        if (isUsable) return last;
        throw error;
      }
      return book.last(session.grant, kind) ?? { isAllowed: false, at: clock.monotonic() };
    },
    canReceive: ({ grant }, kind) => {
      const last = book.last(grant, kind);
      return last !== undefined && clock.monotonic() - last.at < STALE_TTL_MS && last.isAllowed;
    },
    redactedFields: ({ grant }, kind) => redacted.of(grant, kind),
    isRefused: ({ grant }, kind) => book.last(grant, kind)?.isAllowed === false,
    renew: ({ grant, firm }) => {
      for (const kind of RECORD_KINDS) {
        // Every screen receives events about leads; contacts and matters only if the person has opened them.
        const isWanted = kind === 'lead' || book.last(grant, kind) !== undefined;
        const isStale = isWanted && book.current(grant, kind) === undefined;
        if (isStale) once(`${grant} ${kind}`, () => probe(grant, firm, kind)).catch(() => undefined);
      }
    },
    checkVisibility,
    learn(grant, firm, { method, path }, answer) {
      const allowed = matchOperation(method, path.split('?')[0] ?? '');
      const kind = allowed !== null && 'id' in allowed ? RECORD_READS[allowed.id] : undefined;
      if (kind === undefined) return;
      if (answer.status === 200 || answer.status === 304) reopen(grant, firm, kind);
      else if (answer.isRefusal === true && !isAboutMore(path)) {
        book.refuse(grant, kind, scopeOf(listOf(kind)), answer.status === 403);
        askAgain(grant, firm, kind);
      }
    },
  };

  function reopen(grant: string, firm: string, kind: RecordKind): void {
    book.restore(grant, kind);
    const last = book.last(grant, kind);
    if (last === undefined || last.isAllowed || book.hidesLeads(grant)) return;
    // A person may be allowed to read single records and not the list: that is asked seldom.
    if (clock.monotonic() - last.at > ASK_AGAIN_MS)
      once(`${grant} ${kind}`, () => probe(grant, firm, kind)).catch(() => undefined);
  }

  /** Asks until Grow's refusals are confirmed, or Grow answers. */
  function askAgain(grant: string, firm: string, kind: RecordKind, times = 1): void {
    const name = `${grant} ${kind}`;
    if (times > MAX_ASKED_AGAIN || doubts.has(name) || !book.isUnconfirmed(grant, kind)) return;
    doubts.add(name);
    clock.after(ASK_AGAIN_MS, () => {
      doubts.delete(name);
      const next = (): void => askAgain(grant, firm, kind, times + 1);
      once(name, () => probe(grant, firm, kind)).then(next, next);
    });
  }

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
    const list = listOf(kind);
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
    if (answer.isRefusal === true) {
      book.refuse(grant, kind, scopeOf(list));
      return askAgain(grant, firm, kind);
    }
    if (answer.status !== 200) throw growProblem(answer, false);
    if (sample.length > 0) redacted.replace(grant, kind, parsePage(answer, startedAt, kind).redacted);
    if (kind === 'lead') await checkVisibility(grant, firm);
    book.allow(grant, kind);
  }

  /**
   * Without the wider scope Grow hides leads of other applications and redacts the lead that a matter came from. So a
   * matter whose lead the mirror knows reveals a missing scope. A person who cannot read matters is tested with leads
   * of the mirror.
   */
  async function checkVisibility(grant: string, firm: string): Promise<void> {
    const isNarrow = (await hidesOrigins(grant, firm)) ?? (await hidesLeads(grant, firm));
    if (isNarrow) book.hideLeads(grant);
  }

  /** @returns null if no matter can show it */
  async function hidesOrigins(grant: string, firm: string): Promise<boolean | null> {
    const sample = mattersWithLead(firm);
    if (sample.length === 0) return null;
    // Without an answer about matters, the leads themselves are the test.
    const pages = await byIds(grant, 'matters', sample).catch(() => null);
    return pages?.some(({ redacted }) => redacted.has('inbox_lead_id')) ?? null;
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
    const pages = await byIds(grant, 'untriaged', leads);
    if (pages === null) return [];
    const shown = new Set(pages.flatMap(({ records }) => records.map(({ id }) => id)));
    return leads.filter((id) => !shown.has(id));
  }

  /** @returns null if Grow refuses */
  async function byIds(
    grant: string,
    list: 'matters' | 'untriaged',
    ids: readonly number[],
  ): Promise<GrowPage[] | null> {
    const { operation, query, resource } = MIRRORED_LIST_SPECS[list];
    const pairs = [...query, ...ids.map((id) => ['ids[]', String(id)] as const)];
    const pages: GrowPage[] = [];
    for (let token: string | null = null; pages.length <= SAMPLE;) {
      const more = token === null ? [] : [['page_token', token] as const];
      const search = new URLSearchParams([...pairs, ...more].map(([name, value]) => [name, value]));
      const path = `${operations[operation].path}?${search.toString()}`;
      const answer = await callAs(grant, { method: 'GET', path, priority: 'read', person: `probe ${grant}` });
      if (answer.isRefusal === true) return null;
      if (answer.status !== 200) throw growProblem(answer, false);
      const page = parsePage(answer, clock.now(), resource);
      pages.push(page);
      // A page may be empty and have a next one.
      token = page.next;
      if (token === null) break;
    }
    return pages;
  }
}

function listOf(kind: RecordKind): 'untriaged' | 'contacts' | 'matters' {
  return kind === 'lead' ? 'untriaged' : kind === 'contact' ? 'contacts' : 'matters';
}
