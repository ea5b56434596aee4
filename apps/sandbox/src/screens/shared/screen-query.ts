import type { Request } from 'express';
import { splitAddress } from '../../behavior/split-address.ts';

/** Returns the query string of a request for a screen. */
export function screenQuery(request: Request): URLSearchParams {
  return new URLSearchParams(splitAddress(request.originalUrl).search);
}

/** Builds an address with parameters; empty ones are omitted. */
export function screenAddress(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
