import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createDecisionLog } from '../features/triage/decision-log.ts';
import { createCipher } from '../crypto/cipher.ts';
import { requireDatabaseFile } from './existing-database.ts';
import { openForCommand } from './open-or-explain.ts';

/** `npm run cli -- decisions check`: verifies the hash chain of the decision log. Exits with 1 if it is broken. */
export async function decisions(values: readonly string[]): Promise<boolean> {
  if (values.join(' ') !== 'check') throw new ConfigError('Usage: npm run cli -- decisions check');
  const config = readConfig();
  requireDatabaseFile(config.dataDir);
  const database = await openForCommand(config.dataDir);
  try {
    const reports = await createDecisionLog(database, createCipher(config.tokenKeys)).check();
    if (reports.length === 0) process.stdout.write('There are no decisions yet.\n');
    for (const { firm, lines, erased, broken, last } of reports) {
      const state =
        broken === null ? `whole, its last link is ${last}` : `broken at line ${broken.position}: ${broken.what}`;
      process.stdout.write(`Firm ${firm}: ${lines} lines, ${erased} erased; ${state}.\n`);
    }
    return reports.every(({ broken }) => broken === null);
  } finally {
    await database.destroy();
  }
}
