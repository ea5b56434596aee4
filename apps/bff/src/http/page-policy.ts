import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Request, Response } from 'express';
import helmet from 'helmet';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** An inline script of a page that we built ourselves. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g;

/**
 * The policy of one page: what every answer has, and the hash of each script that the build put into the page. Those scripts run as
 * they were built, and no other inline script does.
 * @param file of the page; it may appear later, or be built anew
 * @see https://www.w3.org/TR/CSP3/#external-hash
 */
export function pagePolicy(file: string): (request: Request, response: Response) => Promise<void> {
  let known: { built: number; set: ReturnType<typeof helmet.contentSecurityPolicy> } | undefined;
  return async (request, response) => {
    const built = (await stat(file)).mtimeMs;
    if (known?.built !== built) known = { built, set: policyWith(hashesOf(await readFile(file, 'utf8'))) };
    known.set(request, response, (error) => {
      if (error !== undefined) throw error;
    });
  };
}

function policyWith(hashes: readonly string[]): ReturnType<typeof helmet.contentSecurityPolicy> {
  const scripts = [...CONTENT_SECURITY_POLICY['script-src'], ...hashes];
  const directives = { ...CONTENT_SECURITY_POLICY, 'script-src': scripts };
  return helmet.contentSecurityPolicy({ useDefaults: false, directives });
}

function hashesOf(page: string): string[] {
  return [...page.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}
