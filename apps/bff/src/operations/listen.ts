import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../config-error.ts';

/**
 * Takes the port.
 * @returns the port, which is another one when 0 was asked
 * @throws ConfigError that says what to do
 */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what uses it, or set PORT.`;
      reject(
        new ConfigError(code === 'EADDRINUSE' ? taken : `HOST ${host} with PORT ${port} cannot be used (${code}).`),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
