import { request, type IncomingHttpHeaders } from 'node:http';

/** A response with everything that a browser would see of it. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  json(): unknown;
}

interface Ask {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
  signal?: AbortSignal;
}

/**
 * A browser as far as cookies go: stores them per origin and sends them back. Paths are sent exactly as given.
 * Redirects are left to the caller. `seen` collects every byte from the origin under test.
 */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();
  seen = '';
  readonly #watched: string;

  constructor(watched: string) {
    this.#watched = watched;
  }

  ask(origin: string, target: string, { method = 'GET', headers = {}, body, signal }: Ask = {}): Promise<Answer> {
    const { hostname, port } = new URL(origin);
    const jar = this.jar(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent: Record<string, string> = cookie === '' ? {} : { cookie };
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent[name] = value;
    if (body !== undefined) sent['content-length'] ??= String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { host: hostname, port, path: target, method, headers: sent, agent: false, ...(signal ? { signal } : {}) },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            this.#keep(jar, incoming.headers['set-cookie'] ?? []);
            if (origin === this.#watched) this.seen += `${JSON.stringify(incoming.rawHeaders)}\n${text}\n`;
            const status = incoming.statusCode ?? 0;
            resolve({ status, headers: incoming.headers, body: text, json: () => JSON.parse(text) as unknown });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  jar(origin: string): Map<string, string> {
    const found = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, found);
    return found;
  }

  #keep(jar: Map<string, string>, setCookies: string[]): void {
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  }
}
