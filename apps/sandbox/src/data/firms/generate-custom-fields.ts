import type { Generation, MadeContact, MadeMatter } from './generation.ts';
import { opponent } from '../random/matter-descriptions.ts';
import { timestamp } from '../database/timestamp.ts';
import { ulid } from '../database/ulid.ts';

type Value = (chance: Generation['chance']) => string | null;
interface Field {
  parent: 'Contact' | 'Matter';
  name: string;
  type: string;
  options?: string[];
  /** Probability that a record has a value. */
  share: number;
  value: Value;
}

const HEARD = ['Friend or family', 'Radio', 'Bus stop', 'Search engine'];
const FIELDS: Field[] = [
  {
    parent: 'Contact',
    name: 'Preferred language',
    type: 'text_line',
    share: 0.2,
    value: ({ pick }) => pick(['English', 'Spanish', 'Portuguese', 'Haitian Creole']),
  },
  {
    parent: 'Contact',
    name: 'Heard about us',
    type: 'picklist',
    options: HEARD,
    share: 0.25,
    value: ({ pick }) => pick([...HEARD, 'Other']),
  },
  {
    parent: 'Matter',
    name: 'Date of incident',
    type: 'date',
    share: 0.3,
    value: ({ between }) => `2026-0${between(1, 9)}-${between(10, 28)}`,
  },
  { parent: 'Matter', name: 'Opposing party', type: 'text_line', share: 0.35, value: (chance) => opponent(chance) },
  {
    parent: 'Matter',
    name: 'Insurance involved',
    type: 'checkbox',
    share: 0.3,
    value: ({ pick }) => pick(['true', 'false']),
  },
  {
    parent: 'Matter',
    name: 'Amount in dispute',
    type: 'currency',
    share: 0.2,
    value: ({ pick, between }) => pick([`${between(20, 900) * 100}.00`, 'to be found out']),
  },
];

/**
 * Generates some custom fields of the firm, with values on some records. Some values cannot be converted to their
 * field's type, as in real data.
 */
export function generateCustomFields(generation: Generation, matters: MadeMatter[], contacts: MadeContact[]): void {
  const { sql, chance, profile, now } = generation;
  for (const field of FIELDS) {
    const defined = timestamp(now - 900 * 86_400_000);
    const { id } = sql.run(
      `INSERT INTO custom_fields (firm_id, global_id, parent_type, name, field_type, options, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      profile.id,
      ulid(Date.parse(defined), chance.random),
      field.parent,
      field.name,
      field.type,
      field.options ? JSON.stringify(field.options) : null,
      defined,
      defined,
    );
    for (const record of field.parent === 'Matter' ? matters : contacts) {
      if (!chance.happens(field.share)) continue;
      const time = timestamp(record.created);
      sql.run(
        `INSERT INTO custom_field_values (global_id, field_id, parent_type, parent_id, raw_value, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        ulid(record.created, chance.random),
        id,
        field.parent,
        record.id,
        field.value(chance),
        time,
        time,
      );
    }
  }
}
