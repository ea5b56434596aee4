/**
 * Words for a field that has no value: hidden from this sign-in, or not there at all.
 * @param record anything Grow sends
 * @param field name of the field in Grow's words
 */
export function whyAbsent(record: { redacted_fields?: string[] | null | undefined }, field: string): string {
  return record.redacted_fields?.includes(field) ? 'Hidden by Clio: this sign-in lacks the permission' : 'None in Clio';
}
