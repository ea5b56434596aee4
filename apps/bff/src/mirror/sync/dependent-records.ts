import type { Contact } from '@intake-desk/grow-api/contact';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { RecordChange } from '../index/changes.ts';

/** Returns records that contain changed data of another record. Grow may change them without a new `updated_at`. */
export function dependentRecords(changes: readonly RecordChange[]): { contacts: number[]; matters: number[] } {
  const contacts = new Set<number>();
  const matters = new Set<number>();
  for (const change of changes) {
    switch (change.what) {
      case 'contact':
        if (change.before !== null && summaryOf(change.before) !== summaryOf(change.record)) {
          for (const id of mattersOf(change.record)) matters.add(id);
        }
        break;
      case 'contact-gone':
        for (const id of mattersOf(change.before)) matters.add(id);
        break;
      case 'matter': {
        const [now, before] = [clientOf(change.record), clientOf(change.before)];
        if (now !== before) for (const id of [now, before]) if (id !== undefined) contacts.add(id);
        break;
      }
      case 'matter-gone': {
        const client = clientOf(change.before);
        if (client !== undefined) contacts.add(client);
        break;
      }
      case 'lead':
      case 'lead-left':
    }
  }
  return { contacts: [...contacts], matters: [...matters] };
}

/** The part of a contact that its matters contain. @see Grow OpenAPI, schema `client_summary` */
function summaryOf({ name, emails, phone_numbers, addresses }: Contact): string {
  return JSON.stringify([name, emails, phone_numbers, addresses]);
}

function mattersOf(contact: Contact | null): number[] {
  return (contact?.matters ?? []).map(({ id }) => id);
}

function clientOf(matter: Matter | null): number | undefined {
  return (matter?.client ?? matter?.primary_contact)?.id;
}
