import type { Transaction } from 'kysely';
import type { Cipher } from '../../crypto/cipher.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Tables } from '../../database/tables.ts';
import { holdLock, transact } from '../../database/transact.ts';
import { checkDecisions, type DecisionLogReport } from './check-decisions.ts';
import { hashOf, headText, isGenuine, NO_LINE, type HeadRow } from './decision-chain.ts';
import { packPayload, unpackPayload, withoutPerson, type DecisionPayload } from './decision-payload.ts';

type Within = Transaction<Tables>;
type DecisionRow = Tables['decisions'];

/** A line to be appended. */
export interface Decision {
  firm: string;
  lead: number;
  act: string;
  at: number;
  payload: DecisionPayload;
}

/**
 * Append-only log of a firm's decisions. Each line contains the hash of the line before it, and the last hash is signed
 * with a key derived from `TOKEN_KEYS`: without the keys no line can be changed, moved, redated, removed or replaced
 * unnoticed. Hashes never change, so a copy of an earlier one can always be compared. The payload is encrypted, and
 * people can be erased from it.
 */
export interface DecisionLog {
  /** @returns the line's position, counted from 1 in each firm */
  append(within: Within, decision: Decision): Promise<number>;
  /** @returns null if it was erased, or if no configured key can decrypt it */
  payloadOf(row: Pick<DecisionRow, 'firm' | 'position' | 'payload'>): DecisionPayload | null;
  /** Checks every line of every firm, and the board against them. */
  check(): Promise<DecisionLogReport[]>;
  /**
   * Signs logs that have no signature yet, or one of an older key; those that fail the check stay as they are.
   * @returns the firms of these
   */
  signHeads(): Promise<string[]>;
  /** Removes a person from every line. @returns the number of lines that no key in the ring opens */
  erase(person: string): Promise<number>;
}

const BATCH = 1000;

/** Holds the log of a firm, and what the log says about its leads, until the transaction ends. */
export function lockDecisions(within: Within, firm: string): Promise<void> {
  return holdLock(within, 'decisions', firm);
}

export function createDecisionLog(database: Database, cipher: Cipher): DecisionLog {
  const check = (): Promise<DecisionLogReport[]> => checkDecisions(database, cipher);
  return {
    async append(within, { firm, lead, act, at, payload }) {
      const last = await within
        .selectFrom('decisions')
        .select(['position', 'hash'])
        .where('firm', '=', firm)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const head = await headOf(within, firm);
      const position = Number(last?.position ?? 0) + 1;
      const { text, digest } = packPayload(payload);
      const line = { firm, position, at, lead, act, digest, previous: last?.hash ?? NO_LINE };
      const hash = hashOf(line);
      const sealed = cipher.seal(text, placeOf('decisions', firm, position));
      await within
        .insertInto('decisions')
        .values({ ...line, person: payload.person, payload: sealed, hash })
        .execute();
      // What was not signed before must not be signed now: the check reports it.
      const isSigned = head === undefined ? last === undefined : head.hash === last?.hash && isGenuine(head, cipher);
      if (isSigned) await sign(within, { firm, position, hash, erased: head?.erased ?? 0 });
      return position;
    },
    payloadOf({ firm, position, payload }) {
      const text = payload === null ? null : cipher.tryOpen(payload, placeOf('decisions', firm, position));
      return text === null ? null : unpackPayload(text).payload;
    },
    check,
    async signHeads() {
      const heads = await database.selectFrom('decision_heads').selectAll().execute();
      const current = new Set(heads.filter(isCurrent).map(({ firm }) => firm));
      const firms = await database.selectFrom('decisions').select('firm').distinct().execute();
      // The check reads every line, so it runs only after an upgrade or a change of keys.
      if (firms.every(({ firm }) => current.has(firm))) return [];
      const refused: string[] = [];
      for (const { firm, lines, erased, broken, last, isUnsigned } of await check()) {
        if (current.has(firm)) continue;
        if (broken !== null && !isUnsigned) refused.push(firm);
        else await sign(database, { firm, position: lines, hash: last, erased });
      }
      return refused;
    },
    async erase(person) {
      let unreadable = 0;
      const firms = await database.selectFrom('decisions').select('firm').distinct().execute();
      for (const { firm } of firms) unreadable += await eraseFrom(firm, person);
      return unreadable;
    },
  };

  async function eraseFrom(firm: string, person: string): Promise<number> {
    let unreadable = 0;
    for (let last = 0; ;) {
      const rows = await database
        .selectFrom('decisions')
        .select(['position', 'person', 'payload'])
        .where('firm', '=', firm)
        .where('position', '>', last)
        .where('payload', 'is not', null)
        .orderBy('position')
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        last = Number(row.position);
        const payload = tryToErase(row.payload ?? '', placeOf('decisions', firm, last), person);
        const isOwn = row.person === person;
        if (payload === undefined) unreadable += 1;
        if (!isOwn && (payload === undefined || payload === row.payload)) continue;
        const isLeft = payload !== undefined && payload !== null;
        await replace(firm, last, {
          person: isOwn || !isLeft ? null : row.person,
          payload: isLeft ? payload : null,
        });
      }
      if (rows.length < BATCH) return unreadable;
    }
  }

  /** @returns null if nothing is left of the payload; undefined if it cannot be opened */
  function tryToErase(sealed: string, place: string, person: string): string | null | undefined {
    try {
      const text = cipher.open(sealed, place);
      const left = withoutPerson(text, person);
      if (left === null) return null;
      return left === text ? sealed : cipher.seal(left, place);
    } catch {
      return undefined;
    }
  }

  /** Counts a removed payload in the head, so that only those who have the keys can remove one unnoticed. */
  async function replace(
    firm: string,
    position: number,
    values: Pick<DecisionRow, 'person' | 'payload'>,
  ): Promise<void> {
    await transact(database, async (within) => {
      await lockDecisions(within, firm);
      await within
        .updateTable('decisions')
        .set(values)
        .where('firm', '=', firm)
        .where('position', '=', position)
        .execute();
      const head = await headOf(within, firm);
      if (values.payload !== null || head === undefined || !isGenuine(head, cipher)) return;
      await sign(within, { ...head, erased: Number(head.erased) + 1 });
    });
  }

  async function sign(within: Within | Database, head: Omit<HeadRow, 'signature'>): Promise<void> {
    const row = { ...head, signature: cipher.fingerprint(headText(head)) };
    await within
      .insertInto('decision_heads')
      .values(row)
      .onConflict((conflict) => conflict.column('firm').doUpdateSet(row))
      .execute();
  }

  function isCurrent(head: HeadRow): boolean {
    return cipher.fingerprint(headText(head)) === head.signature;
  }
}

async function headOf(within: Within, firm: string): Promise<HeadRow | undefined> {
  return within.selectFrom('decision_heads').selectAll().where('firm', '=', firm).executeTakeFirst();
}
