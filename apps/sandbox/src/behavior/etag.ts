import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Sets ETag and Last-Modified on the response of a single resource.
 * @param body the JSON text to be sent
 * @param updatedAt the record's `updated_at`
 * @returns true if the caller already has this version, so that the response is 304
 * @see Clio developer documentation, "ETags"; RFC 9110 §13.2.2 for the order of the two conditions
 */
export function stampResource(request: Request, response: Response, body: string, updatedAt: string): boolean {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Last-Modified', new Date(updatedAt).toUTCString());
  if (request.method !== 'GET') return false;
  const noneMatch = request.get('if-none-match');
  if (noneMatch !== undefined) {
    const known = noneMatch.split(',').map((item) => item.trim().replace(/^W\//, ''));
    return known.includes(tag) || known.includes('*');
  }
  const since = Date.parse(request.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && Date.parse(updatedAt) <= since;
}
