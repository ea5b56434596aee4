import type { Colleague } from '@intake-desk/desk-api/triage';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** Stores the names of colleagues: every person who has opened Intake Desk. */
export interface Colleagues {
  /** Saves a person's name if it is new. Does not wait for the database: reads call this, and must not depend on a write. */
  upsert(firm: string, colleague: Colleague): Promise<void>;
  all(firm: string): Promise<Colleague[]>;
  /** A person without a stored name gets a placeholder name. */
  nameLookup(firm: string): Promise<(person: string) => Colleague>;
  /** Drops all names from memory. */
  forget(): void;
}

export function createColleagues(database: Database, cipher: Cipher): Colleagues {
  /** Cache by firm and person. Names change rarely, and only through `upsert`. */
  const known = new Map<string, Map<string, string>>();
  return {
    async upsert(firm, { id, name }) {
      const names = await namesOf(firm);
      if (names.get(id) === name) return;
      names.set(id, name);
      const row = { firm, person: id, name: cipher.seal(name, placeOf('colleagues', firm, id)) };
      void database
        .insertInto('colleagues')
        .values(row)
        .onConflict((conflict) => conflict.columns(['firm', 'person']).doUpdateSet({ name: row.name }))
        .execute()
        // The next call tries again.
        .catch(() => names.get(id) === name && names.delete(id));
    },
    forget: () => known.clear(),
    async all(firm) {
      const names = [...(await namesOf(firm))].map(([id, name]) => ({ id, name }));
      return names.sort((one, other) => one.name.localeCompare(other.name));
    },
    async nameLookup(firm) {
      const names = await namesOf(firm);
      return (person) => ({ id: person, name: names.get(person) ?? 'Former user' });
    },
  };

  async function namesOf(firm: string): Promise<Map<string, string>> {
    const found = known.get(firm);
    if (found !== undefined) return found;
    const names = new Map<string, string>();
    const rows = await database.selectFrom('colleagues').selectAll().where('firm', '=', firm).execute();
    for (const row of rows) {
      const name = cipher.tryOpen(row.name, placeOf('colleagues', firm, row.person));
      // Without its key, the name is saved again when the person opens Intake Desk.
      if (name !== null) names.set(row.person, name);
    }
    known.set(firm, names);
    return names;
  }
}
