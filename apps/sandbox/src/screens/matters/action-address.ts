import type { Settings } from '../../behavior/switches.ts';
import type { Person } from '../../data/database/people.ts';
import type { CustomActionRow } from './visible-actions.ts';

/** Placeholder for the application's own https address, which a machine without certificates cannot serve. */
const STAND_IN = 'https://intake-desk.test';

/**
 * Returns the address that a click on a custom action opens: its target, with the parameters that Grow adds.
 * @see Clio developer documentation, "Manage custom actions", which names the four parameters for Manage; for Grow only
 *   the nonce is sure, hence the switch `custom_action_parameters`
 */
export function actionAddress(
  action: CustomActionRow,
  click: { person: Person; matter: number; nonce: string },
  values: Readonly<Settings>,
): string {
  const added = new URLSearchParams();
  if (values.custom_action_parameters === 'all') {
    added.append('custom_action_id', String(action.id));
    added.append('user_id', String(click.person.id));
    added.append('subject_url', `/grow/matters/${click.matter}`);
  }
  added.append('custom_action_nonce', click.nonce);
  const target = new URL(action.target_url);
  const origin = target.origin === STAND_IN ? values.custom_action_origin : target.origin;
  const search = target.search === '' ? '?' : `${target.search}&`;
  return `${origin}${target.pathname}${search}${added.toString()}${target.hash}`;
}
