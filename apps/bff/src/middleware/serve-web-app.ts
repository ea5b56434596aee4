import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { ProblemError } from '../problem.ts';
import { pagePolicy } from './page-policy.ts';

/** Pages that the web app knows; for every other one it draws its own "not found", and the status says the same. */
const PAGES = /^\/(leads(\/[\w-]+)?|matters(\/[\w-]+)?|contacts(\/[\w-]+)?|settings|ignored)?\/?$/;
const PAGE = '/index.html';
const FILE = /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\.([a-z0-9]+)$/;
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
};
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The built web app. Files with a hash in their name never change; the page itself is asked for again each time.
 * @param directory where the build lies; it may appear later
 */
export function serveWebApp(directory: string): RequestHandler {
  const setPagePolicy = pagePolicy(join(directory, PAGE));
  /** Files that never change are read once: the first rows wait for a dozen of them. */
  const hashed = new Map<string, Contents>();
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.set('Allow', 'GET, HEAD');
      throw new ProblemError('method-not-allowed');
    }
    const isFile = FILE.test(request.path);
    response.locals['route'] = isFile ? 'file' : 'page';
    if (isFile) {
      if (!(await sendFile(request, response, request.path, 200))) throw new ProblemError('not-found');
    } else if (!(await sendFile(request, response, PAGE, PAGES.test(request.path) ? 200 : 404))) {
      response.status(503).set('Retry-After', '5').type('text/plain').send('The web app is not built yet.\n');
    }
  };

  async function sendFile(request: Request, response: Response, path: string, status: number): Promise<boolean> {
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)];
    if (type === undefined) return false;
    const file = await findFile(request, path);
    if (file === null) return false;
    if (path === PAGE) await setPagePolicy(request, response);
    response.vary('Accept-Encoding');
    response.set('Content-Type', type);
    response.set('Cache-Control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (file.encoding !== undefined) response.set('Content-Encoding', file.encoding);
    response.set('ETag', file.etag);
    if (status === 200 && request.fresh) {
      response.removeHeader('Content-Encoding');
      response.status(304).end();
      return true;
    }
    response.status(status).set('Content-Length', String(file.bytes.length));
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
    return true;
  }

  /** The smallest form that lies beside the file and that the browser takes. */
  async function findFile(request: Request, path: string): Promise<SentFile | null> {
    const file = join(directory, path);
    const plain = await fileStats(file);
    if (plain === null) return null;
    for (const [encoding, suffix] of PACKED) {
      if (request.acceptsEncodings(encoding) === false) continue;
      const stats = await fileStats(file + suffix);
      if (stats !== null) return { encoding, ...(await contents(path + suffix, stats)) };
    }
    return { encoding: undefined, ...(await contents(path, plain)) };
  }

  /** As it is on the disk: a file that is still being built is read again. */
  async function contents(path: string, stats: Stats): Promise<Contents> {
    const etag = `"${stats.mtimeMs.toString(36)}-${stats.size.toString(36)}${extname(path)}"`;
    const known = hashed.get(path);
    if (known?.etag === etag) return known;
    const read = { bytes: await readFile(join(directory, path)), etag };
    if (isHashed(path) && read.bytes.length === stats.size) hashed.set(path, read);
    return read;
  }
}

interface Contents {
  bytes: Buffer;
  etag: string;
}

/** A file as it goes out. */
interface SentFile extends Contents {
  encoding: string | undefined;
}

/** Such a file never changes under its name. */
function isHashed(path: string): boolean {
  return path.startsWith('/assets/');
}

async function fileStats(file: string): Promise<Stats | null> {
  const stats = await stat(file).catch(() => null);
  return stats?.isFile() === true ? stats : null;
}
