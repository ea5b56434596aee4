import type { LiveEvent } from '@intake-desk/desk-api/event';
import type { RecordChange } from '../index/changes.ts';

/** Converts a change to a live event; null if no list shows it. */
export function toLiveEvent(change: RecordChange): LiveEvent | null {
  switch (change.what) {
    case 'lead':
      if (change.list === 'ignored' && change.isNew) return null;
      return { type: change.isNew ? 'lead-arrived' : 'lead-changed', record: change.record };
    case 'lead-left':
      return { type: 'lead-left', record: change.record, departure: change.departure };
    case 'contact':
      return { type: 'contact-changed', record: change.record, isNew: change.before === null };
    case 'contact-gone':
      return { type: 'contact-gone', id: change.id };
    case 'matter':
      return { type: 'matter-changed', record: change.record, isNew: change.before === null };
    case 'matter-gone':
      return { type: 'matter-gone', id: change.id };
  }
}
