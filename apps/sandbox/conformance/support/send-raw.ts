import { connect } from 'node:net';

/**
 * Writes bytes into a connection of their own.
 * @param ends true to end the sending half then, as a client that gives up
 * @returns everything received until the other side ended it
 * @throws when it has not ended it in time
 */
export function sendRaw(url: string, bytes: string | Buffer, { ends = false, withinMs = 5000 } = {}): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      if (ends) socket.end(bytes);
      else socket.write(bytes);
    });
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`Not ended within ${withinMs} ms.`));
    }, withinMs);
    const finish = () => {
      clearTimeout(late);
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A cut connection is an end as well: the server may refuse invalid bytes that way.
    socket.on('error', finish);
    socket.on('end', finish);
  });
}
