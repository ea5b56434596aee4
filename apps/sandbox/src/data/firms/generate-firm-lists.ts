import { DAY } from '../random/ages.ts';
import type { Generation } from './generation.ts';
import { timestamp } from '../database/timestamp.ts';
import { ulid } from '../database/ulid.ts';

type Setting = Pick<Generation, 'sql' | 'chance' | 'profile' | 'now'>;
type Lists = Pick<Generation, 'staff' | 'staffIds' | 'sources' | 'matterTypes' | 'locations'>;

/** Generates the firm, its staff, and the lists that its records refer to. */
export function generateFirmLists({ sql, chance, profile, now }: Setting, people: number): Lists {
  const { id: firm, name, firstIds } = profile;
  const founded = now - 4 * 365 * DAY;
  const time = timestamp(founded);
  sql.run('INSERT INTO firms (id, global_id, name) VALUES (?, ?, ?)', firm, ulid(founded, chance.random), name);
  const staff = profile.staff.slice(0, people);
  const staffIds = staff.map(({ first, last, email }, index) => {
    const id = firstIds.users + index;
    return sql.run('INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?, 1)', id, firm, first, last, email, time, time).id;
  });
  const sources = profile.sources.map((source, index) => {
    const id = firstIds.sources + index;
    const editable = index < 2 ? 0 : 1;
    const insert = `INSERT INTO sources VALUES (?, ?, ?, 'standard', ?, ?, ?)`;
    return sql.run(insert, id, firm, source.name, editable, time, time).id;
  });
  const matterTypes = profile.matterTypes.map((type, index) => {
    const id = firstIds.matterTypes + index;
    const insert = 'INSERT INTO matter_types VALUES (?, ?, ?, ?, ?, ?)';
    return sql.run(insert, id, firm, type.name, index === 0 ? 1 : 0, time, time).id;
  });
  const locations = profile.locations.map((location, index) => {
    const id = firstIds.locations + index;
    return sql.run('INSERT INTO locations VALUES (?, ?, ?, ?, ?)', id, firm, location, time, time).id;
  });
  return { staff, staffIds, sources, matterTypes, locations };
}
