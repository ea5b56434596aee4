import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createCipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { countSealedValues } from '../database/sealed-columns.ts';
import { requireDatabaseFile } from './existing-database.ts';
import { openForCommand } from './open-or-explain.ts';

/**
 * `npm run cli -- keys`: says for each key whether a stored value still needs it, and so whether it can be removed from
 * `TOKEN_KEYS`. Exits with 1 if a value is encrypted with a key that is not configured.
 */
export async function keys(values: readonly string[]): Promise<boolean> {
  if (values.length > 0) throw new ConfigError('Usage: npm run cli -- keys');
  const { dataDir, tokenKeys } = readConfig();
  requireDatabaseFile(dataDir);
  const database = await openForCommand(dataDir);
  try {
    const used = new Map<string, number>();
    for (const { key, values: count } of await countSealedValues(database)) used.set(key, (used.get(key) ?? 0) + count);
    for (const [index, { id, key }] of tokenKeys.entries()) {
      const sealed = used.get(id) ?? 0;
      const compared = await comparedWrites(database, (hash) => createCipher([{ id, key }]).canCompare(hash));
      used.delete(id);
      const verdict =
        index === 0
          ? 'It encrypts.'
          : sealed > 0
            ? 'Do not remove it yet: the running server encrypts these values again within ten minutes.'
            : compared > 0
              ? 'Do not remove it yet: these writes are compared with it for a day, or until their outcome is known.'
              : 'Nothing needs it: it can be removed from TOKEN_KEYS.';
      process.stdout.write(`Key ${id}: ${sealed} encrypted values, ${compared} open writes. ${verdict}\n`);
    }
    for (const [id, sealed] of used) {
      process.stdout.write(`Key ${id} is not in TOKEN_KEYS: ${sealed} values cannot be read without it.\n`);
    }
    return used.size === 0;
  } finally {
    await database.destroy();
  }
}

/** Number of writes that are recognized by a fingerprint of this key, when they are repeated or looked up. */
async function comparedWrites(database: Database, isOfKey: (fingerprint: string) => boolean): Promise<number> {
  const rows = await database
    .selectFrom('outbox')
    .select('request_hash')
    .where((where) => where.or([where('answer', 'is not', null), where('state', 'in', ['PENDING', 'SENT', 'UNKNOWN'])]))
    .execute();
  return rows.filter(({ request_hash: hash }) => isOfKey(hash)).length;
}
