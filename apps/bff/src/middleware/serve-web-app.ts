import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
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
    const file = join(directory, path);
    const plain = await fileStats(file);
    if (plain === null) return false;
    if (path === PAGE) await setPagePolicy(request, response);
    response.vary('Accept-Encoding');
    response.set('Content-Type', type);
    const isHashed = path.startsWith('/assets/');
    response.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    const { encoding, suffix, stats } = await packed(request, file, plain);
    if (encoding !== undefined) response.set('Content-Encoding', encoding);
    response.set('ETag', `"${stats.mtimeMs.toString(36)}-${stats.size.toString(36)}${suffix}"`);
    if (status === 200 && request.fresh) {
      response.removeHeader('Content-Encoding');
      response.status(304).end();
      return true;
    }
    response.status(status).set('Content-Length', String(stats.size));
    if (request.method === 'HEAD') response.end();
    else await pipeline(createReadStream(file + suffix), response).catch(() => response.destroy());
    return true;
  }
}

/** The smallest form that lies beside the file and that the browser takes. */
async function packed(request: Request, file: string, plain: Stats) {
  for (const [encoding, suffix] of PACKED) {
    if (request.acceptsEncodings(encoding) === false) continue;
    const stats = await fileStats(file + suffix);
    if (stats !== null) return { encoding, suffix, stats };
  }
  return { encoding: undefined, suffix: '', stats: plain };
}

async function fileStats(file: string): Promise<Stats | null> {
  const stats = await stat(file).catch(() => null);
  return stats?.isFile() === true ? stats : null;
}
