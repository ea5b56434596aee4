import type { SeededRandom } from '../random/chance.ts';
import type { FirmProfile, StaffMember } from './firm-profile.ts';
import type { PersonName } from '../random/names.ts';
import type { FakeContactDetails } from '../random/reachability.ts';
import type { Sql } from '../database/sql.ts';

/** What every part of the generation works with. */
export interface Generation {
  sql: Sql;
  chance: SeededRandom;
  reachability: FakeContactDetails;
  profile: FirmProfile;
  /** Ages count back from here; milliseconds since 1970. */
  now: number;
  /** Who works there in this scenario; {@link staffIds} in the same order. */
  staff: readonly StaffMember[];
  staffIds: readonly number[];
  sources: readonly number[];
  matterTypes: readonly number[];
  locations: readonly number[];
}

/** Somebody who is to become a contact or a lead. */
export interface Caller {
  name: PersonName;
  company: boolean;
  /** Ten digits. */
  phone: string | null;
  email: string | null;
}

/** A contact as the later parts need it. */
export interface MadeContact extends Caller {
  id: number;
  created: number;
}

/** A matter as the later parts need it. */
export interface MadeMatter {
  id: number;
  created: number;
  type: string;
  client: MadeContact | null;
}
