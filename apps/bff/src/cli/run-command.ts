import { ConfigError } from '../config/config-error.ts';

/**
 * Runs a command of the operator. What is wrong with the settings or the order is one line on stderr.
 * @param command answers whether all of it was done; the exit code is 1 otherwise
 */
export async function runCommand(command: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await command())) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
