import express, { type RequestHandler } from 'express';
import type { Config } from '../config/config.ts';
import { ProblemError } from '../problem.ts';
import { requireSession } from '../sessions/require-session.ts';

/** A note of 65,535 characters fits, however they are encoded. */
export const MAX_BODY_BYTES = 512 * 1024;

/** Parses JSON bodies of signed-in users. Any other content type or client is refused before a byte is parsed. */
export function jsonBody(config: Config): RequestHandler {
  const parse = express.json({ limit: MAX_BODY_BYTES, inflate: false, type: () => true });
  return (request, response, next) => {
    const { headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody) return next();
    if (!/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers['content-type'] ?? '')) {
      throw new ProblemError('unsupported-media-type');
    }
    requireSession(request, response, config);
    parse(request, response, next);
  };
}
