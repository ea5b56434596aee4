import type { ListName } from '@intake-desk/desk-api/event';
import type { Clock } from '../../clock.ts';
import type { RecordChange } from '../index/changes.ts';
import type { FirmIndex } from '../index/firm-index.ts';
import type { MirrorStore } from '../store/mirror-store.ts';
import type { GrowReader } from './grow-reader.ts';
import type { PollIntervals } from './poll-intervals.ts';
import type { ClockJump } from './read-changes.ts';
import type { SyncStateStore } from './sync-state-store.ts';

/** What the work for one firm is done with. */
export interface SyncContext {
  firm: string;
  clock: Clock;
  ask: GrowReader;
  store: MirrorStore;
  streams: SyncStateStore;
  index: FirmIndex;
  pace: PollIntervals;
  /** What each list's changes have told of Grow's clock. */
  jumps: Map<ListName, ClockJump>;
  /** Told of everything that is different now. */
  onChanges: (changes: readonly RecordChange[]) => void;
  /** A record may look different without any sign of it: it is read again soon. */
  refetch: (list: 'contacts' | 'matters', ids: readonly number[]) => void;
  /** Everything of the list has been read once. */
  onComplete: (list: ListName) => void;
}
