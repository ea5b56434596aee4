import '../config/silence-debug.ts';
import { ConfigError } from '../config/config-error.ts';
import { backup } from './backup-command.ts';
import { decisions } from './decisions-command.ts';
import { keys } from './keys-command.ts';
import { mirror } from './mirror-command.ts';
import { moveToPostgres } from './move-to-postgres/move-command.ts';
import { sessions } from './sessions-command.ts';
import { verifyClio } from './verify-clio/verify-command.ts';

/** @param values arguments after the command's name @returns false if part of the work remains */
type Command = (values: readonly string[]) => Promise<boolean>;

const COMMANDS: Readonly<Record<string, Command>> = {
  sessions,
  backup,
  decisions,
  keys,
  mirror,
  'move-to-postgres': moveToPostgres,
  'verify-clio': verifyClio,
};

const USAGE = `Usage: npm run cli -- ${Object.keys(COMMANDS).join(' | ')} …`;

/**
 * `npm run cli`: the operator's commands. A wrong setting or argument is one line on stderr. The exit code is 1 unless
 * all work was done.
 */
try {
  const [name = '', ...values] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new ConfigError(USAGE);
  if (!(await command(values))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
