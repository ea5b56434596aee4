import express, { type RequestHandler } from 'express';
import { ProblemError } from '../problem.ts';

/** A note of 65,535 characters fits, however they are encoded. */
export const LARGEST_BODY = 512 * 1024;

/** Reads JSON bodies and refuses every other kind before a byte of it is parsed. */
export function jsonBody(): RequestHandler {
  const parse = express.json({ limit: LARGEST_BODY, inflate: false, type: () => true });
  return (request, response, next) => {
    const { headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody) return next();
    if (!/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(headers['content-type'] ?? '')) {
      throw new ProblemError('unsupported-media-type');
    }
    parse(request, response, next);
  };
}
