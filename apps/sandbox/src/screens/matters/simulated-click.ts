import type { NoncePast } from '../../behavior/custom-action-nonce.ts';
import { listPeople, type Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';
import { ActionError } from '../../life/action-error.ts';

/** A simulated failure of a click. */
export interface Rehearsal {
  as: string;
  /** Text of the link. */
  words: string;
  past: NoncePast;
  isAnothers: boolean;
}

/** Older than a valid nonce can be. */
const STALE_MS = 61_000;

/** Failures of a click on a custom action that can be simulated at any time. Grow itself has no such menu. */
const REHEARSALS: readonly Rehearsal[] = [
  { as: 'expired', words: 'Expired link', past: { ageMs: STALE_MS }, isAnothers: false },
  { as: 'used', words: 'Replayed link', past: { isUsed: true }, isAnothers: false },
  { as: 'another_person', words: 'Another user’s link', past: {}, isAnothers: true },
];

/** Lists the failures available to a person: without a colleague there is no click by another person. */
export function rehearsalsFor(sql: Sql, person: Person): readonly Rehearsal[] {
  return colleagueOf(sql, person) === undefined ? REHEARSALS.filter(({ isAnothers }) => !isAnothers) : REHEARSALS;
}

/**
 * Returns the clicking person and the simulated past of the nonce.
 * @param as the failure to simulate; null for a valid click
 * @throws ActionError 404 for an unknown failure, 409 if the person has no colleague
 */
export function rehearsedClick(sql: Sql, person: Person, as: string | null): { person: Person; past: NoncePast } {
  if (as === null) return { person, past: {} };
  const rehearsal = REHEARSALS.find((one) => one.as === as);
  if (rehearsal === undefined) throw new ActionError('Unknown simulation.', 404);
  if (!rehearsal.isAnothers) return { person, past: rehearsal.past };
  const other = colleagueOf(sql, person);
  if (other === undefined) throw new ActionError('This firm has no other users.', 409);
  return { person: other, past: rehearsal.past };
}

function colleagueOf(sql: Sql, person: Person): Person | undefined {
  return listPeople(sql, person.firm).find(({ id }) => id !== person.id);
}
