import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Request, Response } from 'express';
import helmet from 'helmet';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** An inline script of a built page. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g;

/**
 * Sets the policy of one page: the common policy, plus the hash of each inline script of the build. No other inline
 * script runs.
 * @param file path of the page; it can be created or rebuilt later
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
