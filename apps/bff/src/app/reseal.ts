import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Cipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { placeOf, SEALED_COLUMNS, type SealedColumn } from '../database/sealed-columns.ts';
import { transact } from '../database/transact.ts';

/** Rows in one transaction; other requests are handled between two of them. */
const BATCH = 100;

type KeyPart = string | number;

interface SealedRow {
  sealed: string;
  [keyColumn: string]: KeyPart;
}

interface Deps {
  database: Database;
  cipher: Cipher;
  log: Logger;
}

/**
 * Encrypts everything again that an older key encrypted, so that this key can be removed from `TOKEN_KEYS`. Values that
 * no configured key opens stay as they are and are reported.
 */
export async function reseal({ database, cipher, log }: Deps): Promise<void> {
  for (const name of Object.keys(SEALED_COLUMNS) as (keyof typeof SEALED_COLUMNS)[]) {
    const { table } = SEALED_COLUMNS[name];
    const { resealed, unreadable } = await resealColumn(name, database, cipher);
    if (resealed > 0) log.info({ event: 'keys-rotated', table, values: resealed }, 'encrypted with the newest key');
    if (unreadable > 0) log.error({ event: 'key-missing', table, values: unreadable }, 'no key in TOKEN_KEYS opens it');
  }
}

async function resealColumn(
  name: keyof typeof SEALED_COLUMNS,
  database: Database,
  cipher: Cipher,
): Promise<{ resealed: number; unreadable: number }> {
  const { table, column, key }: SealedColumn = SEALED_COLUMNS[name];
  const sealed = sql<string>`${sql.ref(column)}`;
  const keyColumns = sql.join(key.map((part) => sql.ref(part)));
  const seal = `${cipher.newest}.`;
  let last: KeyPart[] | null = null;
  let resealed = 0;
  let unreadable = 0;
  for (;;) {
    let query = database
      .selectFrom(table)
      .select(sealed.as('sealed'))
      .select(key.map((part) => sql<KeyPart>`${sql.ref(part)}`.as(part)))
      .where(sql<boolean>`substr(${sealed}, 1, ${sql.lit(seal.length)}) <> ${seal}`);
    if (last !== null) query = query.where(sql<boolean>`(${keyColumns}) > (${sql.join(last)})`);
    const rows: SealedRow[] = await query.orderBy(keyColumns).limit(BATCH).execute();
    const keyOf = (row: SealedRow): KeyPart[] => key.map((part) => row[part] ?? '');
    const opened = rows.flatMap((row) => {
      const place = placeOf(name, ...keyOf(row));
      const text = cipher.tryOpen(row.sealed, place);
      return text === null ? [] : [{ row, renewed: cipher.seal(text, place) }];
    });
    if (opened.length > 0) {
      await transact(database, async (within) => {
        for (const { row, renewed } of opened) {
          // A value that was replaced meanwhile stays: its writer used the newest key.
          await within
            .updateTable(table)
            .set(sealed, renewed)
            .where(sql<boolean>`(${keyColumns}) = (${sql.join(keyOf(row))})`)
            .where(sealed, '=', row.sealed)
            .execute();
        }
      });
    }
    resealed += opened.length;
    unreadable += rows.length - opened.length;
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) return { resealed, unreadable };
    last = keyOf(end);
    await nextTurn();
  }
}
