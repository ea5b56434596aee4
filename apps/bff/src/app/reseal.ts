import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Cipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { placeOf, SEALED_COLUMNS } from '../database/sealed-columns.ts';

/** Rows in one transaction; other requests are handled between two of them. */
const BATCH = 100;

interface SealedRow {
  row: number;
  sealed: string;
  [keyColumn: string]: string | number;
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
  const { table, key } = SEALED_COLUMNS[name];
  const column = sql.ref(SEALED_COLUMNS[name].column);
  const seal = `${cipher.newest}.`;
  let last = 0;
  let resealed = 0;
  let unreadable = 0;
  for (;;) {
    const { rows } = await sql<SealedRow>`
      SELECT rowid AS "row", ${column} AS sealed, ${sql.join(key.map((part) => sql.ref(part)))} FROM ${sql.table(table)}
      WHERE rowid > ${last} AND substr(${column}, 1, ${seal.length}) <> ${seal}
      ORDER BY rowid LIMIT ${BATCH}`.execute(database);
    const opened = rows.flatMap(({ row, sealed, ...parts }) => {
      const place = placeOf(name, ...key.map((part) => parts[part] ?? ''));
      const text = cipher.tryOpen(sealed, place);
      return text === null ? [] : [{ row, sealed, renewed: cipher.seal(text, place) }];
    });
    if (opened.length > 0) {
      await database.transaction().execute(async (within) => {
        for (const { row, sealed, renewed } of opened) {
          // A value that was replaced meanwhile stays: its writer used the newest key.
          await sql`
            UPDATE ${sql.table(table)} SET ${column} = ${renewed}
            WHERE rowid = ${row} AND ${column} = ${sealed}`.execute(within);
        }
      });
    }
    resealed += opened.length;
    unreadable += rows.length - opened.length;
    last = rows.at(-1)?.row ?? last;
    if (rows.length < BATCH) return { resealed, unreadable };
    await nextTurn();
  }
}
