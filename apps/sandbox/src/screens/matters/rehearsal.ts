import type { NoncePast } from '../../behavior/custom-action-nonce.ts';
import { listPeople, type Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';
import { ActionError } from '../../life/act-fault.ts';

/** A way in which a click goes wrong. */
export interface Rehearsal {
  as: string;
  /** What follows *A click*. */
  words: string;
  past: NoncePast;
  isAnothers: boolean;
}

/** Older than any nonce may get. */
const STALE_MS = 61_000;

/** Ways in which a click on a custom action goes wrong, to be seen whenever one likes. Grow itself has no such menu. */
const REHEARSALS: readonly Rehearsal[] = [
  { as: 'expired', words: 'older than 60 seconds', past: { ageMs: STALE_MS }, isAnothers: false },
  { as: 'used', words: 'used once before', past: { isUsed: true }, isAnothers: false },
  { as: 'another_person', words: 'by somebody else', past: {}, isAnothers: true },
];

/** Which of them a person can see: without a colleague nothing is somebody else's. */
export function rehearsalsFor(sql: Sql, person: Person): readonly Rehearsal[] {
  return colleagueOf(sql, person) === undefined ? REHEARSALS.filter(({ isAnothers }) => !isAnothers) : REHEARSALS;
}

/**
 * Who clicks, and what has become of the nonce since.
 * @param as which way it goes wrong; null for a click that is as it should be
 * @throws ActFault 404 for a way that is not known, 409 when there is nobody else
 */
export function rehearsedClick(sql: Sql, person: Person, as: string | null): { person: Person; past: NoncePast } {
  if (as === null) return { person, past: {} };
  const rehearsal = REHEARSALS.find((one) => one.as === as);
  if (rehearsal === undefined) throw new ActionError('There is no such rehearsal.', 404);
  if (!rehearsal.isAnothers) return { person, past: rehearsal.past };
  const other = colleagueOf(sql, person);
  if (other === undefined) throw new ActionError('There is nobody else in this firm.', 409);
  return { person: other, past: rehearsal.past };
}

function colleagueOf(sql: Sql, person: Person): Person | undefined {
  return listPeople(sql, person.firm).find(({ id }) => id !== person.id);
}
