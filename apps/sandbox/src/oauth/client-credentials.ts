import type { Request } from 'express';

/** What an application says it is. */
export interface ClientCredentials {
  clientId: string;
  secret: string;
}

/**
 * Credentials from the Authorization header; both halves are form-encoded inside.
 * @returns null when the header is missing or unreadable
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
