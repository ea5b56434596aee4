/** Number of records of each kind in a firm. */
export interface FirmSizes {
  staff: number;
  untriaged: number;
  ignored: number;
  /** Leads that became matters; at most as many as there are matters. */
  triaged: number;
  contacts: number;
  matters: number;
  notes: number;
}
