import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

/** A proxy between a browser and a server: delays responses of the API, and passes files at once. */
export interface Delay {
  url: string;
  /** Sets the port of the server behind. */
  to: (port: number) => void;
  set: (milliseconds: number) => void;
  close: () => void;
}

const API = /^\/(api|auth\/session)/;

export async function startDelay(): Promise<Delay> {
  let target = 0;
  let milliseconds = 0;
  const server = createServer((incoming, response) => {
    const { method, url: path, headers } = incoming;
    const onwards = request({ host: '127.0.0.1', port: target, method, path, headers }, (answer: IncomingMessage) => {
      const pass = () => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      };
      if (milliseconds > 0 && API.test(path ?? '')) void after(milliseconds).then(pass);
      else pass();
    });
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    incoming.pipe(onwards);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (port) => {
      target = port;
    },
    set: (wanted) => {
      milliseconds = wanted;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
