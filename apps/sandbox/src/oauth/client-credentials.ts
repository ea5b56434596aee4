import type { Request } from 'express';

/** Credentials that an application sends. */
export interface ClientCredentials {
  clientId: string;
  secret: string;
}

/**
 * Parses credentials from the Authorization header; both parts are form-encoded inside.
 * @returns null if the header is missing or invalid
 * @see RFC 6749 §2.3.1, RFC 7617
 */
export function basicCredentials(request: Request): ClientCredentials | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*) *$/i.exec(request.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  try {
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
    return { clientId: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) };
  } catch {
    return null;
  }
}
