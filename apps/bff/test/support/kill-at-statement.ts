import { DatabaseSync, StatementSync } from 'node:sqlite';
import { openDatabase } from '#src/database/sqlite/open-sqlite.ts';

/**
 * Opens the database in a directory, and kills its own process with signal 9 before a statement. Statements that only
 * read do not count: they leave the files as they are.
 * Arguments: the directory, and the number of statements before that. Without a kill it prints their number.
 */
const [directory = '', allowed = ''] = process.argv.slice(2);
let count = 0;
for (const [owner, names] of [
  [DatabaseSync.prototype, ['exec']],
  [StatementSync.prototype, ['run', 'all', 'get']],
] as const) {
  for (const name of names) {
    const methods = owner as unknown as Record<string, (...values: unknown[]) => unknown>;
    const plain = methods[name];
    methods[name] = function (...values) {
      const sql = this instanceof StatementSync ? this.sourceSQL : String(values[0]);
      if (!/^\s*(select|with|pragma (quick_check|data_version))\b/i.test(sql)) {
        if (count === Number(allowed)) process.kill(process.pid, 'SIGKILL');
        count += 1;
      }
      return plain?.apply(this, values);
    };
  }
}
await (await openDatabase(directory)).destroy();
process.stdout.write(`${count}\n`);
