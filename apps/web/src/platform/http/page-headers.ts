import { PERSON_HEADER, UNATTENDED_HEADER } from '@intake-desk/desk-api/headers';
import type { SessionView } from '@intake-desk/desk-api/session';

/** A page without input for so long is unattended, in milliseconds. */
const UNATTENDED_MS = 5 * 60_000;

let person: string | null = null;
let latestInput: number | null = null;

/** Binds this page's requests to the person whom it shows, and starts to watch whether that person uses it. */
export function bindPageTo(session: SessionView): void {
  if (!session.authenticated) return;
  person = `${session.firm.id}/${session.personId}`;
  // The session is requested again without any input.
  if (latestInput !== null) return;
  latestInput = Date.now();
  for (const input of ['keydown', 'pointerdown', 'pointermove', 'wheel'])
    addEventListener(input, () => (latestInput = Date.now()), { capture: true, passive: true });
}

/**
 * Headers that every request of this page has: the server refuses it if another person has signed in meanwhile, and
 * does not prolong the session for what an unattended page requests.
 */
export function pageHeaders(): Record<string, string> {
  const isUnattended = latestInput !== null && Date.now() - latestInput > UNATTENDED_MS;
  return {
    ...(person === null ? {} : { [PERSON_HEADER]: person }),
    ...(isUnattended ? { [UNATTENDED_HEADER]: '1' } : {}),
  };
}
