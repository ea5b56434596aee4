/** How many records of each kind a firm has. */
export interface FirmSizes {
  untriaged: number;
  ignored: number;
  /** Leads that became matters; at most as many as there are matters. */
  triaged: number;
  contacts: number;
  matters: number;
  notes: number;
}
