/** What the leads' screen gives to the record beside its list. */
export interface LeadsContext {
  /** Opens the lead that comes after one in the list. */
  openAfter: (lead: number) => void;
}
