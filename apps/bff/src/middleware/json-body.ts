import express, { type RequestHandler } from 'express';
import { ProblemError } from '../problem.ts';

/** A note of 65,535 characters fits, however they are encoded. */
export const LARGEST_BODY = 512 * 1024;

/** Reads JSON bodies and refuses every other kind before a byte of it is parsed. */
export function jsonBody(): RequestHandler[] {
  return [
    (request, _response, next) => {
      const hasBody =
        request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
      if (hasBody && !/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(request.get('content-type') ?? '')) {
        throw new ProblemError('unsupported-media-type');
      }
      next();
    },
    express.json({ limit: LARGEST_BODY, inflate: false, type: () => true }),
  ];
}
