import { MINUTE } from '../random/ages.ts';
import { createSeededRandom } from '../random/chance.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmSizes } from './firm-sizes.ts';
import { generateContacts } from './generate-contacts.ts';
import { generateCustomFields } from './generate-custom-fields.ts';
import { generateFirmLists } from './generate-firm-lists.ts';
import { generateLeads } from './generate-leads.ts';
import { generateMatters } from './generate-matters.ts';
import { generateNotes } from './generate-notes.ts';
import { createReachability } from '../random/reachability.ts';
import type { Sql } from '../database/sql.ts';

/**
 * Generates a firm with its people, lists and records, identical for a profile at any time.
 * @param now milliseconds since 1970; all ages count back from its minute
 */
export function generateFirm(sql: Sql, profile: FirmProfile, sizes: FirmSizes, now: number): void {
  const chance = createSeededRandom(profile.seed);
  const setting = { sql, chance, profile, now: Math.floor(now / MINUTE) * MINUTE };
  const lists = generateFirmLists(setting, sizes.staff);
  const reachability = createReachability(chance, sizes.contacts);
  const generation = { ...setting, ...lists, reachability };
  const contacts = generateContacts(generation, sizes.contacts);
  const triaged = generateLeads(generation, sizes, contacts);
  const matters = generateMatters(generation, sizes.matters, triaged, contacts);
  generateNotes(generation, sizes.notes, matters, contacts);
  generateCustomFields(generation, matters, contacts);
}
