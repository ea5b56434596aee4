/**
 * Names the field that the server adds to a record in which Clio sent values of an unexpected type. It lists the fields
 * concerned; their values were converted to text or left out.
 */
export const UNREADABLE_FIELDS = 'unreadable_fields';

/** Returns the names of the fields of a record whose values from Clio cannot be read. */
export function unreadableFields(record: object): readonly string[] {
  const names: unknown = (record as { [UNREADABLE_FIELDS]?: unknown })[UNREADABLE_FIELDS];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
