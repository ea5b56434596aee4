import { createHash } from 'node:crypto';
import type { Cipher } from '../../crypto/cipher.ts';
import type { Tables } from '../../database/tables.ts';

type DecisionRow = Tables['decisions'];
export type HeadRow = Tables['decision_heads'];

/** What the first line has instead of the hash of a line before it. */
export const NO_LINE = '0'.repeat(64);

/** True if a head was signed with a key of the ring. */
export function isGenuine(head: HeadRow, cipher: Cipher): boolean {
  return cipher.isFingerprintOf(head.signature, headText(head));
}

/** Returns what the signature of a head covers. */
export function headText({ firm, position, hash, erased }: Omit<HeadRow, 'signature'>): string {
  return `decision-head ${JSON.stringify([firm, Number(position), hash, Number(erased)])}`;
}

/** Returns the hash of a line; the line before it is part of it. */
export function hashOf(row: Omit<DecisionRow, 'person' | 'payload' | 'hash'>): string {
  const { firm, position, at, lead, act, digest, previous } = row;
  const line = [firm, Number(position), Number(at), Number(lead), act, digest, previous];
  return createHash('sha256').update(JSON.stringify(line)).digest('hex');
}
