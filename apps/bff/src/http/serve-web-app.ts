import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { ProblemError } from '../problem.ts';
import { pagePolicy } from './page-policy.ts';

/** Pages of the web app; for any other path it renders "not found", and the status is 404. */
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

/** Age in milliseconds from which a file counts as completely written. */
const STABLE_AFTER_MS = 10_000;

/**
 * Serves the built web app. Files with a hash in their name never change; the page is always revalidated.
 * @param directory of the build; it can be created later
 * @param maySeeLists whether the page may request its first list at once, before it knows who is signed in
 */
export function serveWebApp(directory: string, maySeeLists: (request: Request) => boolean): RequestHandler {
  const setPagePolicy = pagePolicy(join(directory, PAGE));
  /** Immutable files, cached in memory: the first rows need a dozen of them. */
  const hashed = new Map<string, SentFile>();
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
    if (path === PAGE) {
      await setPagePolicy(request, response);
      // The page's first script reads it from there, earlier than from any storage of the browser.
      response.set('Server-Timing', `first;desc=${maySeeLists(request) ? 'list' : 'none'}`);
    }
    response.vary('Accept-Encoding');
    response.set('Content-Type', type);
    response.set('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
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

  async function findFile(request: Request, path: string): Promise<SentFile | null> {
    const accepted = PACKED.filter(([encoding]) => request.acceptsEncodings(encoding) !== false);
    const key = `${path} ${accepted.map(([encoding]) => encoding).join()}`;
    const known = hashed.get(key);
    if (known !== undefined) return known;
    const plain = await fileStats(join(directory, path));
    if (plain === null) return null;
    const file = await readSmallest(join(directory, path), plain, accepted);
    // A recent file may be incomplete, and its compressed variants may be missing.
    if (path.startsWith('/assets/') && Date.now() - plain.mtimeMs > STABLE_AFTER_MS) hashed.set(key, file);
    return file;
  }
}

/** A file, as it is sent. */
interface SentFile {
  bytes: Buffer;
  etag: string;
  encoding: string | undefined;
}

/** Reads the smallest precompressed variant that the browser accepts, or the file. */
async function readSmallest(
  file: string,
  plain: Stats,
  accepted: readonly (typeof PACKED)[number][],
): Promise<SentFile> {
  for (const [encoding, suffix] of accepted) {
    const stats = await fileStats(file + suffix);
    if (stats !== null) return { bytes: await readFile(file + suffix), etag: etagOf(stats, suffix), encoding };
  }
  return { bytes: await readFile(file), etag: etagOf(plain, ''), encoding: undefined };
}

function etagOf(stats: Stats, suffix: string): string {
  return `"${stats.mtimeMs.toString(36)}-${stats.size.toString(36)}${suffix}"`;
}

async function fileStats(file: string): Promise<Stats | null> {
  const stats = await stat(file).catch(() => null);
  return stats?.isFile() === true ? stats : null;
}
