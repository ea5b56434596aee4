import { PERSON_HEADER } from '@intake-desk/desk-api/headers';
import type { SessionView } from '@intake-desk/desk-api/session';

let person: string | null = null;

/** Binds this page's requests to the person whom it shows. */
export function bindPageTo(session: SessionView): void {
  if (session.authenticated) person = `${session.firm.id}/${session.personId}`;
}

/** Headers that every request of this page carries: the server refuses it if another person has signed in meanwhile. */
export function personHeaders(): Record<string, string> {
  return person === null ? {} : { [PERSON_HEADER]: person };
}
