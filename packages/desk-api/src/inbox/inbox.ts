import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { LiveEvent } from '../event.ts';
import type { Freshness } from '../freshness.ts';
import { SEARCH_TEXT_LIMITS } from '../limits.ts';
import { createFilter, type TriageContext } from '../lists/filter-entries.ts';
import { toIndexEntry } from '../lists/index-entry.ts';
import { countEntries, findListPage } from '../lists/list-page.ts';
import {
  InvalidListQuery,
  parseFilters,
  parseListQuery,
  type ListFilters,
  type ListParameters,
} from '../lists/list-query.ts';
import { RecordIndex } from '../lists/record-index.ts';
import { isInPart } from '../lists/triage-part.ts';
import { MAX_LEAD_IDS, type LeadIds, type LeadPage } from '../record-list.ts';
import type { SearchAnswer } from '../search-result.ts';
import { findCandidates } from '../search/find-candidates.ts';
import { UnreadableText } from '../search/fold.ts';
import type { TextReader } from '../search/phone-digits.ts';
import { bestCandidates, rankCandidates } from '../search/rank-candidates.ts';
import { searchKeys } from '../search/search-keys.ts';
import { toSearchDocument } from '../search/searched-fields.ts';
import { MAX_INBOX_LEADS, type InboxAnswer } from './inbox-answer.ts';
import type { InboxTeam } from './inbox-team.ts';
import { KeyIndex } from './key-index.ts';
import { createTableReader } from './text-tables.ts';

const MINUTE = 60_000;
/** Their search keys take about a frame. */
const LEADS_AT_ONCE = 100;
/** Parameters of a search itself; all others are filters. */
const OF_SEARCH: readonly string[] = ['q', 'kind', 'limit'];
const SEARCH_RESULTS = { default: 8, max: 50 };

/**
 * All leads of the inbox, in memory. It filters, orders, counts and searches them as the server does, with the same
 * code.
 */
export class Inbox {
  readonly #leads = new Map<number, InboxLead>();
  readonly #index = new RecordIndex();
  readonly #keys: KeyIndex;
  readonly #reader: TextReader;
  #freshness: Freshness;

  private constructor(reader: TextReader, keys: KeyIndex, freshness: Freshness) {
    this.#reader = reader;
    this.#keys = keys;
    this.#freshness = freshness;
  }

  /**
   * Reads the server's answer, a few leads at a time.
   * @param pause awaited in between
   * @throws UnreadableText
   */
  static async load(
    leads: readonly InboxLead[],
    { tables, ...freshness }: InboxAnswer['meta'],
    pause: () => Promise<unknown>,
  ): Promise<Inbox> {
    const reader = createTableReader(tables);
    const keys: [id: number, keys: readonly string[]][] = [];
    for (const [at, lead] of leads.entries()) {
      if (at % LEADS_AT_ONCE === LEADS_AT_ONCE - 1) await pause();
      keys.push([lead.id, keysOf(lead, reader)]);
    }
    const inbox = new Inbox(reader, new KeyIndex(keys), freshness);
    for (const lead of leads) inbox.#put(lead);
    return inbox;
  }

  /**
   * Applies an event of the server.
   * @returns false if the inbox can no longer be kept in memory: it has to be requested again
   */
  apply(event: LiveEvent): boolean {
    const { type } = event;
    if (type === 'lead-left') return this.#delete(event.record.id);
    if (type === 'lead-arrived' || type === 'lead-changed') return this.#change(event.record);
    if (type === 'access') return event.list !== 'untriaged' || event.isOpen;
    if (type === 'freshness' && event.list === 'untriaged') this.#freshness = event.freshness;
    return type !== 'reset' && this.#freshness.complete;
  }

  /** Answers `GET /api/desk/leads`. @returns null if only the server can */
  page(given: ListParameters, team: InboxTeam): LeadPage | null {
    return readable(() => {
      const query = parseListQuery('lead', given);
      if (!canAnswer(query, team, query.wantsFacets)) return null;
      const context = contextOf(query, team);
      const { ids, next, place } = findListPage(this.#index, query, context);
      const { total, facets } = countEntries(this.#index, query, context);
      return {
        data: this.#shown(ids),
        meta: {
          total,
          next,
          ...(place === undefined ? {} : { place }),
          ...this.#freshness,
          ...(query.wantsFacets ? { facets } : {}),
        },
      };
    });
  }

  /** Answers `GET /api/desk/leads/ids`. @returns null if only the server can */
  ids(given: ListParameters, team: InboxTeam): LeadIds | null {
    return readable(() => {
      const query = { ...parseListQuery('lead', given), cursor: null, limit: MAX_LEAD_IDS, wantsFacets: false };
      if (!canAnswer(query, team)) return null;
      const { ids, next } = findListPage(this.#index, query, contextOf(query, team));
      return { data: ids, meta: { isCut: next !== null } };
    });
  }

  /** Answers `GET /api/desk/search` for leads of the inbox. @returns null if only the server can */
  async search(given: ListParameters, team: InboxTeam): Promise<SearchAnswer | null> {
    const text = given.get('q')?.trim() ?? '';
    const limit = Number(given.get('limit') ?? SEARCH_RESULTS.default);
    const isRead = text.length >= SEARCH_TEXT_LIMITS.min && text.length <= SEARCH_TEXT_LIMITS.max;
    if (!isRead || !(limit >= 1 && limit <= SEARCH_RESULTS.max) || given.getAll('kind').join() !== 'lead') return null;
    const filters = readable(() => parseFilters('lead', given, OF_SEARCH));
    if (filters === null || !canAnswer(filters, team)) return null;
    const isIn = createFilter(filters, contextOf(filters, team));
    const passes = (id: number): boolean => {
      const entry = this.#index.get(id);
      return entry !== undefined && isIn(entry);
    };
    try {
      const { all, isCut } = await findCandidates(this.#keys, { text, kinds: ['lead'], passes }, this.#reader);
      const ranked = rankCandidates(text, 'lead', bestCandidates(all, limit), this.#leads, this.#reader);
      return {
        data: ranked.slice(0, limit).map(({ result }) => ({
          ...result,
          kind: 'lead',
          record: this.#leads.get(result.id),
        })),
        meta: {
          groups: all.length === 0 ? [] : [{ kind: 'lead', total: all.length, more: isCut }],
          freshness: this.#freshness,
          closed: [],
        },
      };
    } catch (error) {
      if (error instanceof UnreadableText) return null;
      throw error;
    }
  }

  /** @returns false if the lead cannot be read, or is one too many */
  #change(lead: InboxLead): boolean {
    if (lead.state !== 'untriaged') return this.#delete(lead.id);
    const known = this.#leads.get(lead.id);
    // The request was answered after the event.
    if (known !== undefined && Date.parse(known.updated_at) > Date.parse(lead.updated_at)) return true;
    try {
      this.#keys.put(lead.id, keysOf(lead, this.#reader));
      this.#put(lead);
    } catch (error) {
      if (error instanceof UnreadableText) return false;
      throw error;
    }
    return this.#leads.size <= MAX_INBOX_LEADS;
  }

  #put(lead: InboxLead): void {
    this.#leads.set(lead.id, lead);
    this.#index.set(toIndexEntry('lead', lead, 0, this.#reader.toAscii));
  }

  #delete(id: number): true {
    this.#leads.delete(id);
    this.#index.delete(id);
    this.#keys.delete(id);
    return true;
  }

  #shown(ids: readonly number[]): InboxLead[] {
    return ids.flatMap((id) => this.#leads.get(id) ?? []);
  }
}

/** @throws UnreadableText */
function keysOf(lead: InboxLead, reader: TextReader): string[] {
  return searchKeys(toSearchDocument('lead', lead).fields, reader);
}

/** The inbox does not have ignored leads; and not everything is known of the person at once. */
function canAnswer({ state, team }: ListFilters, { isRead }: InboxTeam, wantsFacets = false): boolean {
  return state === 'untriaged' && (isRead !== null || !(wantsFacets || team.has('unread')));
}

/** @returns undefined for a list that does not need it */
function contextOf(
  { triage, team: filters }: ListFilters,
  { person, now, stateOf, verdictOf, isRead }: InboxTeam,
): TriageContext | undefined {
  if (triage === null && filters.size === 0) return undefined;
  return {
    now: Math.floor(now / MINUTE) * MINUTE,
    isIn: (lead) => triage === null || isInPart(triage, stateOf(lead), person, now),
    ownerOf(lead) {
      const claim = stateOf(lead)?.claim ?? null;
      if (claim === null || claim.until <= now) return null;
      return claim.person === person ? 'me' : claim.person;
    },
    verdictOf,
    isRead: (lead) => isRead?.(lead) === true,
    wakesAt: (lead) => stateOf(lead)?.snooze?.until ?? 0,
  };
}

/** @returns null if the query is not valid: the server says why */
function readable<Answer>(answer: () => Answer | null): Answer | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof InvalidListQuery) return null;
    throw error;
  }
}
