import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Cipher } from '../../crypto/cipher.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Tables } from '../../database/tables.ts';
import type { TriageRecord } from './lead-state.ts';

type Within = Transaction<Tables>;
type DecisionRow = Tables['decisions'];

/** What was done and by whom: the part that can be erased without breaking the chain. */
export interface DecisionPayload {
  /** Null for an automatic change. */
  person: string | null;
  before: TriageRecord;
  after: TriageRecord;
}

/** A line to be appended. */
export interface Decision {
  firm: string;
  lead: number;
  act: string;
  at: number;
  payload: DecisionPayload;
}

/**
 * Append-only log of a firm's decisions, hash-chained: the check detects a changed, inserted or removed line and
 * reports its position. The payload is encrypted and only its salted digest is part of the chain, so that a person can
 * be erased.
 */
export interface DecisionLog {
  /** @returns the line's position, counted from 1 in each firm */
  append(within: Within, decision: Decision): Promise<number>;
  /** @returns null if it was erased, or if no configured key can decrypt it */
  payloadOf(row: Pick<DecisionRow, 'firm' | 'position' | 'payload'>): DecisionPayload | null;
  /** Checks every line of every firm. */
  check(): Promise<DecisionLogReport[]>;
}

export interface DecisionLogReport {
  firm: string;
  lines: number;
  erased: number;
  /** The first line that fails the check, and the reason. */
  broken: { position: number; what: string } | null;
  /** Hash of the last checked line. A copy stored elsewhere shows later that no line was removed from the end. */
  last: string;
}

const NOTHING = '0'.repeat(64);
const BATCH = 1000;

export function createDecisionLog(database: Database, cipher: Cipher): DecisionLog {
  return {
    async append(within, { firm, lead, act, at, payload }) {
      const last = await within
        .selectFrom('decisions')
        .select(['position', 'hash'])
        .where('firm', '=', firm)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const position = Number(last?.position ?? 0) + 1;
      const text = JSON.stringify({ salt: randomBytes(16).toString('base64url'), ...payload });
      const line = { firm, position, at, lead, act, digest: digestOf(text), previous: last?.hash ?? NOTHING };
      const row = {
        ...line,
        person: payload.person,
        payload: cipher.seal(text, placeOf('decisions', firm, position)),
        hash: hashOf(line),
      };
      await within.insertInto('decisions').values(row).execute();
      return position;
    },
    payloadOf({ firm, position, payload }) {
      const text = payload === null ? null : cipher.tryOpen(payload, placeOf('decisions', firm, position));
      return text === null ? null : (JSON.parse(text) as DecisionPayload);
    },
    async check() {
      const firms = await database.selectFrom('decisions').select('firm').distinct().orderBy('firm').execute();
      const reports: DecisionLogReport[] = [];
      for (const { firm } of firms) reports.push(await checkFirm(firm));
      return reports;
    },
  };

  async function checkFirm(firm: string): Promise<DecisionLogReport> {
    let previous = NOTHING;
    let lines = 0;
    let erased = 0;
    for (;;) {
      const rows = await database
        .selectFrom('decisions')
        .selectAll()
        .where('firm', '=', firm)
        .where('position', '>', lines)
        .orderBy('position')
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        const what = faultOf(row, lines + 1, previous);
        if (what !== null) return { firm, lines, erased, broken: { position: lines + 1, what }, last: previous };
        previous = row.hash;
        lines += 1;
        if (row.payload === null) erased += 1;
      }
      if (rows.length < BATCH) return { firm, lines, erased, broken: null, last: previous };
    }
  }

  function faultOf(row: DecisionRow, position: number, previous: string): string | null {
    if (Number(row.position) !== position) return 'a line is missing';
    if (row.previous !== previous) return 'it does not follow the line before it';
    if (row.hash !== hashOf(row)) return 'the line was changed';
    if (row.payload === null) return row.person === null ? null : 'its content is gone, and its person is not';
    try {
      const text = cipher.open(row.payload, placeOf('decisions', row.firm, position));
      if (digestOf(text) !== row.digest) return 'its content was exchanged';
      return (JSON.parse(text) as DecisionPayload).person === row.person ? null : 'its person was changed';
    } catch {
      return 'its content was changed, or its key is not in TOKEN_KEYS';
    }
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashOf(row: Omit<DecisionRow, 'person' | 'payload' | 'hash'>): string {
  const { firm, position, at, lead, act, digest, previous } = row;
  const line = [firm, Number(position), Number(at), Number(lead), act, digest, previous];
  return createHash('sha256').update(JSON.stringify(line)).digest('hex');
}
