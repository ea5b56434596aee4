import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createCipher } from '../crypto/cipher.ts';
import type { Database } from '../database/database.ts';
import { countSealedValues } from '../database/sealed-columns.ts';
import { openForCommand } from './open-or-explain.ts';

/**
 * `npm run cli -- keys`: says for each key whether a stored value still needs it, and so whether it can be removed from
 * `TOKEN_KEYS`. Exits with 1 if a value is encrypted with a key that is not configured.
 */
export async function keys(values: readonly string[]): Promise<boolean> {
  if (values.length > 0) throw new ConfigError('Usage: npm run cli -- keys');
  const config = readConfig();
  const { tokenKeys } = config;
  const database = await openForCommand(config);
  try {
    const used = new Map<string, number>();
    for (const { key, values: count } of await countSealedValues(database)) used.set(key, (used.get(key) ?? 0) + count);
    for (const [index, { id, key }] of tokenKeys.entries()) {
      const sealed = used.get(id) ?? 0;
      const compared = await fingerprintsInUse(database, (hash) => createCipher([{ id, key }]).canCompare(hash));
      used.delete(id);
      const verdict =
        index === 0
          ? 'It encrypts.'
          : sealed > 0
            ? 'Do not remove it yet: the running server encrypts these values again within ten minutes.'
            : compared > 0
              ? 'Do not remove it yet: writes are compared for a day, or until their outcome is known, and decision logs until the next start.'
              : 'Nothing needs it: it can be removed from TOKEN_KEYS.';
      process.stdout.write(`Key ${id}: ${sealed} encrypted values, ${compared} fingerprints. ${verdict}\n`);
    }
    for (const [id, sealed] of used) {
      process.stdout.write(`Key ${id} is not in TOKEN_KEYS: ${sealed} values cannot be read without it.\n`);
    }
    return used.size === 0;
  } finally {
    await database.destroy();
  }
}

/**
 * Number of fingerprints of a key that are still compared: of writes that can be repeated or are looked up, and of the
 * ends of decision logs.
 */
async function fingerprintsInUse(database: Database, isOfKey: (fingerprint: string) => boolean): Promise<number> {
  const writes = await database
    .selectFrom('outbox')
    .select('request_hash as fingerprint')
    .where((where) => where.or([where('answer', 'is not', null), where('state', 'in', ['PENDING', 'SENT', 'UNKNOWN'])]))
    .execute();
  const heads = await database.selectFrom('decision_heads').select('signature as fingerprint').execute();
  return [...writes, ...heads].filter(({ fingerprint }) => isOfKey(fingerprint)).length;
}
