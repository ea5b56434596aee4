import type { Request } from 'express';
import { splitAddress } from '../../behavior/split-address.ts';

/** The query string of a request for a screen. */
export function screenQuery(request: Request): URLSearchParams {
  return new URLSearchParams(splitAddress(request.originalUrl).search);
}

/** An address with some parameters; empty ones are left out. */
export function screenAddress(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
