import { createHash } from 'node:crypto';

/** Start of a page: after or before a record. */
export interface Cursor {
  direction: 'after' | 'before';
  id: number;
}

/**
 * Creates an opaque cursor that is valid for one list with one set of filters.
 * @param filters everything that determines which records the list has
 */
export function writePageToken(cursor: Cursor, filters: string): string {
  const text = JSON.stringify([cursor.direction, cursor.id, fingerprint(filters)]);
  return Buffer.from(text).toString('base64url');
}

/**
 * Parses a cursor.
 * @returns null if it is unreadable or belongs to another list or other filters
 */
export function readPageToken(token: string, filters: string): Cursor | null {
  try {
    const parts = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown;
    if (!Array.isArray(parts)) return null;
    const [direction, id, print] = parts as unknown[];
    if (direction !== 'after' && direction !== 'before') return null;
    return Number.isSafeInteger(id) && print === fingerprint(filters) ? { direction, id: id as number } : null;
  } catch {
    return null;
  }
}

function fingerprint(filters: string): string {
  return createHash('sha256').update(filters).digest('base64url').slice(0, 16);
}
