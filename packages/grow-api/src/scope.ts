/**
 * The seventeen permissions that an application can have.
 * @see Clio developer documentation, "App permissions" (September 2026)
 */
export const SCOPES = [
  'grow_lead_inbox_read',
  'grow_lead_inbox_all_read',
  'grow_lead_inbox_write',
  'grow_custom_action_read',
  'grow_custom_action_write',
  'grow_custom_field_read',
  'grow_location_read',
  'grow_location_write',
  'grow_matter_read',
  'grow_matter_note_read',
  'grow_matter_note_write',
  'grow_matter_type_read',
  'grow_matter_type_write',
  'grow_contact_read',
  'grow_contact_note_read',
  'grow_contact_note_write',
  'grow_user_read',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Returns the name without its prefix, as Grow's 403 texts spell it: `location_read`. */
export function shortScope(scope: Scope): string {
  return scope.replace(/^grow_/, '');
}
