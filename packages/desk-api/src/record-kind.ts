/** Kinds of records in the mirror; addresses, events and search use the same names. */
export const RECORD_KINDS = ['lead', 'contact', 'matter'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
