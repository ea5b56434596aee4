import { connect } from 'node:net';

/**
 * Writes bytes into a connection of their own, without a client that would normalize them.
 * @param withinMs timeout for the end of the response
 * @returns the status of the response, or `cut` when the connection ended without one
 * @throws when the connection has not ended in time
 */
export function sendRaw(url: string, bytes: Buffer, withinMs = 5000): Promise<number | 'cut'> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`Not ended within ${withinMs} ms: ${received.slice(0, 200)}`));
    }, withinMs);
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    // A reset connection is an end as well; `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(late);
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(received)?.[1];
      resolve(status === undefined ? 'cut' : Number(status));
    });
  });
}
