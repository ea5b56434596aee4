import type { MatterKind } from '../random/matter-descriptions.ts';
import type { PersonName } from '../random/names.ts';

/** Somebody who works at a firm. */
export interface StaffMember extends PersonName {
  first: string;
  last: string;
  email: string;
}

/** What makes a firm this firm, whatever its size. */
export interface FirmProfile {
  id: number;
  name: string;
  /** Where its chance starts. */
  seed: number;
  /** Where its leads were sent from. */
  website: string;
  /** As many as the largest scenario needs; a smaller one takes the first ones. */
  staff: readonly StaffMember[];
  /** Where leads come from; the weights say how often. */
  sources: readonly { name: string; weight: number; message: string }[];
  matterTypes: readonly MatterKind[];
  locations: readonly string[];
  /** The id of the first record of each kind; ids are counted over all firms, as in Grow. */
  firstIds: Readonly<
    Record<'users' | 'sources' | 'matterTypes' | 'locations' | 'leads' | 'contacts' | 'matters' | 'notes', number>
  >;
}
