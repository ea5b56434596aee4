import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../config/config-error.ts';

interface ListenAddress {
  host: string;
  port: number;
  /** What the operator sets it with. */
  variable?: string;
}

/**
 * Takes the port.
 * @returns the port, which is another one when 0 was asked
 * @throws ConfigError that says what to do
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
