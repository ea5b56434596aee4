import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { pagePolicy } from '../../http/page-policy.ts';
import { ProblemError } from '../../problem.ts';

/** Where a click in Clio's menu leads: `target_url` of our custom actions. */
export const ACTION_PAGE_PATH = '/actions/open';

/**
 * The page that a click in Clio opens, always the same one. Nothing is decided or changed here: anybody can forge the
 * address, and the browser sends no Strict cookie with it. The page asks by a fetch of its own.
 * @param directory where the built web app lies
 * @see Clio developer documentation, "Manage custom actions": the request is not authenticated
 */
export function actionPage(directory: string): RequestHandler {
  const file = join(directory, 'index.html');
  const setPolicy = pagePolicy(file);
  return async (request, response) => {
    response.locals['route'] = ACTION_PAGE_PATH;
    if (request.method !== 'GET') {
      response.set('Allow', 'GET');
      throw new ProblemError('method-not-allowed');
    }
    const page = await readFile(file).catch((cause: unknown) => {
      throw new ProblemError('web-app-missing', { retryAfter: 5, cause });
    });
    await setPolicy(request, response);
    // The address carries the nonce until the page's script has taken it out.
    response.set('Referrer-Policy', 'no-referrer');
    response.type('html').send(page);
  };
}
