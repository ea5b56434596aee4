import type { Scope } from '@intake-desk/grow-api/scope';

/** Description of each permission on the consent page. */
export const SCOPE_DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  grow_lead_inbox_read: 'Read inbox leads that it submitted itself',
  grow_lead_inbox_all_read: 'Read every lead in the inbox, wherever it came from',
  grow_lead_inbox_write: 'Add leads to the inbox',
  grow_custom_action_read: 'See its own links in Grow’s menus',
  grow_custom_action_write: 'Add and remove its own links in Grow’s menus',
  grow_custom_field_read: 'Read custom fields of contacts and matters',
  grow_location_read: 'Read the list of offices',
  grow_location_write: 'Add offices',
  grow_matter_read: 'Read matters',
  grow_matter_note_read: 'Read notes on matters',
  grow_matter_note_write: 'Write notes on matters',
  grow_matter_type_read: 'Read the list of matter types',
  grow_matter_type_write: 'Add matter types',
  grow_contact_read: 'Read contacts',
  grow_contact_note_read: 'Read notes on contacts',
  grow_contact_note_write: 'Write notes on contacts',
  grow_user_read: 'See who you and your colleagues are',
};
