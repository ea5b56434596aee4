import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/mini';
import { ConfigError } from './config-error.ts';

const secretsFile = z.object({
  sessionSecrets: z.array(z.string()).check(z.minLength(1)),
  tokenKeys: z.array(z.string()).check(z.minLength(1)),
});
type Secrets = z.infer<typeof secretsFile>;

/**
 * Returns secrets for the sandbox only, generated at the first start and stored next to the database. A new developer
 * configures nothing, and a restart signs no user out.
 * @throws ConfigError if the directory cannot be written
 */
export function sandboxSecrets(directory: string, make: () => Secrets): Secrets {
  const file = join(directory, 'sandbox-secrets.json');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, JSON.stringify(make()), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return secretsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new ConfigError(`DATA_DIR cannot be used: ${file} (${code}).`);
  }
}
