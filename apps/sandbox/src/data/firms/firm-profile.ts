import type { MatterKind } from '../random/matter-descriptions.ts';
import type { PersonName } from '../random/names.ts';

/** A person who works at a firm. */
export interface StaffMember extends PersonName {
  first: string;
  last: string;
  email: string;
}

/** Properties of a firm that do not depend on its size. */
export interface FirmProfile {
  id: number;
  name: string;
  /** Seed of its random data. */
  seed: number;
  /** URL that its leads were sent from. */
  website: string;
  /** Enough for the largest scenario; a smaller one uses the first ones. */
  staff: readonly StaffMember[];
  /** Sources of leads, weighted by frequency. */
  sources: readonly { name: string; weight: number; message: string }[];
  matterTypes: readonly MatterKind[];
  locations: readonly string[];
  /** Id of the first record of each kind. Ids are unique across all firms, as in Grow. */
  firstIds: Readonly<
    Record<'users' | 'sources' | 'matterTypes' | 'locations' | 'leads' | 'contacts' | 'matters' | 'notes', number>
  >;
}
