/** What the mirror holds of a firm: one word for each kind of record, the same in addresses, events and search. */
export const RECORD_KINDS = ['lead', 'contact', 'matter'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
