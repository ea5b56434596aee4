import { existsSync } from 'node:fs';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/** Preloaded where no disk can be filled: while the file exists that a variable names, SQLite cannot write. */
const flag = process.env['SIMULATED_FULL_DISK'] ?? '';
const WRITES = /^\s*(insert|update|delete|create|alter|drop|commit|pragma user_version)\b/i;

function refuse(sql: string): void {
  if (!WRITES.test(sql) || !existsSync(flag)) return;
  const error = new Error('database or disk is full');
  throw Object.assign(error, { code: 'ERR_SQLITE_ERROR', errcode: 13 });
}

const statements = StatementSync.prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
for (const name of ['run', 'all', 'get']) {
  const plain = statements[name];
  statements[name] = function (this: StatementSync, ...values) {
    refuse(this.sourceSQL);
    return plain?.apply(this, values);
  };
}
const databases = DatabaseSync.prototype as unknown as { exec: (sql: string) => void };
const { exec } = databases;
databases.exec = function (sql) {
  refuse(sql);
  exec.call(this, sql);
};
