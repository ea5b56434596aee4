import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../config/config-error.ts';

interface ListenAddress {
  host: string;
  port: number;
  /** Environment variable that sets the port, for error messages. */
  variable?: string;
}

/**
 * Listens on the port.
 * @returns the actual port, which differs if 0 was requested
 * @throws ConfigError with the next step for the operator
 */
export function listen(server: Server, { host, port, variable = 'PORT' }: ListenAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what uses it, or set ${variable}.`;
      const unusable = `HOST ${host} with ${variable} ${port} cannot be used (${code}).`;
      reject(new ConfigError(code === 'EADDRINUSE' ? taken : unusable));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
