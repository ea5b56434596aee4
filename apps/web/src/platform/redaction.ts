/**
 * Words for a field that has no value: hidden from this sign-in, not sent at all, or not there.
 * @param record anything Grow sends
 * @param field name of the field in Grow's words
 * @param none said when Clio knows of none
 */
export function whyAbsent(record: object, field: string, none = 'None in Clio'): string {
  if (isHidden(record, field)) return 'Hidden by Clio: this sign-in lacks the permission';
  return isMissing(record, field) ? 'Not given by Clio' : none;
}

/** The same for a row, where there is no room for reasons. */
export function absentInRow(record: object, field: string, none: string): string {
  if (isHidden(record, field)) return 'Hidden by Clio';
  return isMissing(record, field) ? 'Not given' : none;
}

/** Whether Clio keeps a field from this sign-in. */
export function isHidden(record: object, field: string): boolean {
  const hidden = (record as { redacted_fields?: unknown }).redacted_fields;
  return Array.isArray(hidden) && hidden.includes(field);
}

function isMissing(record: object, field: string): boolean {
  return (record as { [name: string]: unknown })[field] === undefined;
}
