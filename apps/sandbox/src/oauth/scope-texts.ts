import type { Scope } from '@intake-desk/grow-api/scope';

/** Description of each permission on the consent page. */
export const SCOPE_DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  grow_lead_inbox_read: 'Read leads it created',
  grow_lead_inbox_all_read: 'Read all leads in the inbox',
  grow_lead_inbox_write: 'Add leads to the inbox',
  grow_custom_action_read: 'Read its custom actions',
  grow_custom_action_write: 'Create and delete its custom actions',
  grow_custom_field_read: 'Read custom fields of contacts and matters',
  grow_location_read: 'Read offices',
  grow_location_write: 'Add offices',
  grow_matter_read: 'Read matters',
  grow_matter_note_read: 'Read notes on matters',
  grow_matter_note_write: 'Add notes to matters',
  grow_matter_type_read: 'Read matter types',
  grow_matter_type_write: 'Add matter types',
  grow_contact_read: 'Read contacts',
  grow_contact_note_read: 'Read notes on contacts',
  grow_contact_note_write: 'Add notes to contacts',
  grow_user_read: 'Read the names of you and your colleagues',
};
