import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { pagePolicy } from '../../http/page-policy.ts';
import { ProblemError } from '../../problem.ts';

/** Path of the page behind our entries in Clio's menu: `target_url` of our custom actions. */
export const ACTION_PAGE_PATH = '/actions/open';

/**
 * Serves the static page that a click in Clio opens. It decides and changes nothing: the address can be forged, and the
 * browser sends no Strict cookie with it. The page itself confirms the click by a separate fetch.
 * @param directory folder of the built web app
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
    // The URL contains the nonce until the page's script removes it.
    response.set('Referrer-Policy', 'no-referrer');
    response.type('html').send(page);
  };
}
