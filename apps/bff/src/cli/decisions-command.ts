import { readConfig } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createDecisionLog } from '../features/triage/decision-log.ts';
import { createCipher } from '../crypto/cipher.ts';
import { openForCommand } from './open-or-explain.ts';

const USAGE = 'Usage: npm run cli -- decisions check [last link of an earlier check]';

/**
 * `npm run cli -- decisions check`: verifies the decision logs, and that a link noted earlier is still part of one.
 * Exits with 1 if not.
 */
export async function decisions(values: readonly string[]): Promise<boolean> {
  const [order, noted, ...rest] = values;
  const isLink = noted === undefined || /^[0-9a-f]{64}$/.test(noted);
  if (order !== 'check' || !isLink || rest.length > 0) throw new ConfigError(USAGE);
  const config = readConfig();
  const database = await openForCommand(config);
  try {
    const reports = await createDecisionLog(database, createCipher(config.tokenKeys)).check();
    if (reports.length === 0) process.stdout.write('There are no decisions yet.\n');
    for (const { firm, lines, erased, broken, last } of reports) {
      const state =
        broken === null ? `whole, its last link is ${last}` : `broken at line ${broken.position}: ${broken.what}`;
      process.stdout.write(`Firm ${firm}: ${lines} lines, ${erased} erased; ${state}.\n`);
    }
    const isWhole = reports.every(({ broken }) => broken === null);
    if (noted === undefined) return isWhole;
    const line = await database
      .selectFrom('decisions')
      .select(['firm', 'position'])
      .where('hash', '=', noted)
      .executeTakeFirst();
    process.stdout.write(
      line === undefined
        ? 'The given link is in no log: lines were replaced or removed since it was noted.\n'
        : `The given link is line ${line.position} of firm ${line.firm}.\n`,
    );
    return isWhole && line !== undefined;
  } finally {
    await database.destroy();
  }
}
