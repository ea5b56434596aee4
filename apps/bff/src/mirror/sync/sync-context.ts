import type { ListName } from '@intake-desk/desk-api/event';
import type { Clock } from '../../clock.ts';
import type { RecordChange } from '../index/changes.ts';
import type { FirmIndex } from '../index/firm-index.ts';
import type { MirrorStore } from '../store/mirror-store.ts';
import type { GrowReader } from './grow-reader.ts';
import type { PollIntervals } from './poll-intervals.ts';
import type { ClockJump } from './read-changes.ts';
import type { SyncStateStore } from './sync-state-store.ts';

/** Dependencies of one firm's sync. */
export interface SyncContext {
  firm: string;
  clock: Clock;
  ask: GrowReader;
  store: MirrorStore;
  streams: SyncStateStore;
  index: FirmIndex;
  pace: PollIntervals;
  /** State of clock jump detection for each list. */
  jumps: Map<ListName, ClockJump>;
  /** Tokens that the backfill and the scan of each list have followed. */
  followed: Record<'fill' | 'scan', Map<ListName, Set<string>>>;
  /** Called with all changes. */
  onChanges: (changes: readonly RecordChange[]) => void;
  /** Schedules a refetch of records whose data may have changed without a new `updated_at`. */
  refetch: (list: 'contacts' | 'matters', ids: readonly number[]) => void;
  /** Called when the backfill of the list is complete. */
  onComplete: (list: ListName) => void;
}

/** Returns the tokens that a job has followed in its current pass through a list. */
export function followedBy({ followed }: SyncContext, job: 'fill' | 'scan', list: ListName): Set<string> {
  const known = followed[job].get(list) ?? new Set();
  followed[job].set(list, known);
  return known;
}
