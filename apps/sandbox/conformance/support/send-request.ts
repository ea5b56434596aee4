import { Agent, request as httpRequest } from 'node:http';
import type { FuzzedRequest } from './fuzzed-request.ts';

/** A response as received: status and whole body. */
export interface RawAnswer {
  status: number;
  type: string;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Sends a request that `fetch` would refuse to send.
 * @param withinMs timeout for the whole response
 * @returns the response, or `cut` when the connection ended without one
 * @throws when there is no response in time
 */
export function sendRequest(url: string, fuzzed: FuzzedRequest, withinMs: number): Promise<RawAnswer | 'cut'> {
  const { method, path, headers, body } = fuzzed;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      request.destroy();
      reject(new Error(`No answer within ${withinMs} ms.`));
    }, withinMs);
    const finish = (result: RawAnswer | 'cut') => {
      clearTimeout(late);
      resolve(result);
    };
    const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
    const request = httpRequest(
      { agent, hostname, port, method, path, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', () => finish('cut'));
        response.on('end', () => {
          const type = response.headers['content-type'] ?? '';
          finish({ status: response.statusCode ?? 0, type, text: Buffer.concat(chunks).toString() });
        });
      },
    );
    request.on('error', () => {
      // The server may have closed a reused connection meanwhile: this request may still succeed.
      if (!request.reusedSocket) finish('cut');
      else {
        clearTimeout(late);
        resolve(sendRequest(url, fuzzed, withinMs));
      }
    });
    request.end(body);
  });
}
