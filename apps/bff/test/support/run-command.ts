import { startedProcess } from './started-process.ts';
import type { Stack } from './start-stack.ts';
import { databaseVariables } from './test-database.ts';

/** Exit code and output of a CLI command. */
export interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a CLI command, `npm run cli -- sessions` and the like, on the data of a stack, with the settings of its BFF. */
export async function runCommand(
  name: 'sessions' | 'backup' | 'keys' | 'mirror' | 'decisions' | 'move-to-postgres' | 'verify-clio',
  args: readonly string[],
  { directory, sandboxUrl }: Pick<Stack, 'directory' | 'sandboxUrl'>,
  environment: Record<string, string> = {},
): Promise<Said> {
  const settings = {
    DATA_DIR: directory,
    SANDBOX_PORT: new URL(sandboxUrl).port,
    ...(await databaseVariables(directory)),
    ...environment,
  };
  const command = startedProcess('apps/bff/src/cli/cli.ts', settings, [name, ...args]);
  const code = await command.ended();
  return { code, stdout: command.stdout(), stderr: command.stderr() };
}
