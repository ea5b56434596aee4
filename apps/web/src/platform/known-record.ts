import { useQueryClient } from '@tanstack/react-query';
import { findKnownRecord, type KnownRecord } from './find-known-record.ts';

/**
 * A record that some loaded list already carries: shown while Clio is asked for the newest.
 * @param listKey first part of the lists' query keys
 */
export function useKnownRecord<Item extends { id: number }>(
  listKey: string,
  id: string,
): KnownRecord<Item> | undefined {
  return findKnownRecord(useQueryClient(), listKey, id);
}
