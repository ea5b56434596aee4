import type { Switches } from '../../behavior/switches.ts';
import type { Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';

/** A link that an application has added to Grow's menus. */
export interface CustomActionRow {
  id: number;
  application: string;
  label: string;
  target_url: string;
}

/**
 * Lists the links in the menu of a matter, as one person sees it.
 * @see Grow OpenAPI, createCustomAction; whose links a person sees is not documented, hence the switch
 *   `custom_action_owner`
 */
export function visibleActions(sql: Sql, { values }: Switches, person: Person): CustomActionRow[] {
  return sql.all<CustomActionRow>(
    `SELECT id, application, label, target_url FROM custom_actions
     WHERE firm_id = ? AND ui_reference = 'matters/show' AND (? = 'firm' OR user_id = ?) ORDER BY id`,
    person.firm,
    values.custom_action_owner,
    person.id,
  );
}
