import { DAY, MINUTE } from './ages.ts';
import { createChance } from './chance.ts';
import { FIRM, LOCATIONS, SOURCES, STAFF } from './firm-lists.ts';
import type { FirmSizes } from './firm-sizes.ts';
import { generateContacts } from './generate-contacts.ts';
import { generateCustomFields } from './generate-custom-fields.ts';
import { generateLeads } from './generate-leads.ts';
import { generateMatters } from './generate-matters.ts';
import { generateNotes } from './generate-notes.ts';
import type { Generation } from './generation.ts';
import { MATTER_TYPES } from './matter-descriptions.ts';
import { createReachability } from './reachability.ts';
import type { Sql } from './sql.ts';
import { timestamp } from './timestamp.ts';
import { ulid } from './ulid.ts';

const SEED = 20_261_102;

/**
 * A firm with its people, lists and records: the same for a seed, whenever it is made.
 * @param now milliseconds since 1970; every age counts back from the minute it falls in
 */
export function generateFirm(sql: Sql, sizes: FirmSizes, now: number): void {
  const chance = createChance(SEED);
  const reference = Math.floor(now / MINUTE) * MINUTE;
  const generation = { ...firmLists(sql, chance.random, reference), chance, reachability: createReachability(chance) };
  const contacts = generateContacts(generation, sizes.contacts);
  const triaged = generateLeads(generation, sizes, contacts);
  const matters = generateMatters(generation, sizes.matters, triaged, contacts);
  generateNotes(generation, sizes.notes, matters, contacts);
  generateCustomFields(generation, matters, contacts);
}

function firmLists(sql: Sql, random: () => number, now: number): Omit<Generation, 'chance' | 'reachability'> {
  const founded = now - 4 * 365 * DAY;
  const time = timestamp(founded);
  sql.run('INSERT INTO firms (id, global_id, name) VALUES (?, ?, ?)', FIRM.id, ulid(founded, random), FIRM.name);
  const staff = STAFF.map(
    ({ first, last, email }, index) =>
      sql.run(`INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, 1)`, 501 + index, FIRM.id, first, last, email, time, time)
        .id,
  );
  const sources = SOURCES.map(
    ({ name }, index) =>
      sql.run(
        `INSERT INTO sources VALUES (?, ?, ?, 'standard', ?, ?, ?)`,
        11 + index,
        FIRM.id,
        name,
        index < 2 ? 0 : 1,
        time,
        time,
      ).id,
  );
  const matterTypes = MATTER_TYPES.map(
    ({ name }, index) =>
      sql.run(
        'INSERT INTO matter_types VALUES (?, ?, ?, ?, ?, ?)',
        61 + index,
        FIRM.id,
        name,
        index === 0 ? 1 : 0,
        time,
        time,
      ).id,
  );
  const locations = LOCATIONS.map(
    (name, index) => sql.run('INSERT INTO locations VALUES (?, ?, ?, ?, ?)', 91 + index, FIRM.id, name, time, time).id,
  );
  return { sql, firm: FIRM.id, now, staff, sources, matterTypes, locations };
}
