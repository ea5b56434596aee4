import type { SeededRandom } from '../random/chance.ts';
import type { FirmProfile, StaffMember } from './firm-profile.ts';
import type { PersonName } from '../random/names.ts';
import type { FakeContactDetails } from '../random/reachability.ts';
import type { Sql } from '../database/sql.ts';

/** Context of all generators. */
export interface Generation {
  sql: Sql;
  chance: SeededRandom;
  reachability: FakeContactDetails;
  profile: FirmProfile;
  /** Ages count back from here; milliseconds since 1970. */
  now: number;
  /** Staff of this scenario; {@link staffIds} is in the same order. */
  staff: readonly StaffMember[];
  staffIds: readonly number[];
  sources: readonly number[];
  matterTypes: readonly number[];
  locations: readonly number[];
}

/** A person or company that becomes a contact or a lead. */
export interface Caller {
  name: PersonName;
  company: boolean;
  /** Ten digits. */
  phone: string | null;
  email: string | null;
}

/** Data of a contact that later generators need. */
export interface MadeContact extends Caller {
  id: number;
  created: number;
}

/** Data of a matter that later generators need. */
export interface MadeMatter {
  id: number;
  created: number;
  type: string;
  client: MadeContact | null;
}
