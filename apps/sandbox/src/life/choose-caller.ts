import type { SeededRandom } from '../data/random/chance.ts';
import { companyName, firstName, type PersonName, personName, UNKNOWN_CALLER } from '../data/random/names.ts';
import { findRecord } from './find-record.ts';
import type { ActionContext } from './life.ts';
import { newEmail } from './new-email.ts';
import { newPhone } from './new-phone.ts';
import { pickAny, pickRecent } from './pick-record.ts';

/**
 * Kinds of callers. `household` is a relative of an earlier caller with the same phone number. `known` is a contact of the
 * firm. `night_line` is a caller whose name the night line did not get.
 */
export const CALLERS = ['new', 'repeat', 'known', 'household', 'night_line'] as const;
export type CallerKind = (typeof CALLERS)[number];

/** Details as given by the caller or by the person who took the call. */
export interface CallerDetails {
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone_number: string | null;
}

/** @returns the details and the actual kind: without earlier callers even a repeat caller is new */
export function pickCaller(life: ActionContext, kind: CallerKind): { kind: CallerKind; details: CallerDetails } {
  switch (kind) {
    case 'new':
      return { kind, details: newCaller(life.chance) };
    case 'night_line':
      return {
        kind,
        details: { ...details(UNKNOWN_CALLER), phone_number: newPhone(life.chance) },
      };
    case 'repeat':
    case 'household': {
      const earlier = earlierCaller(life);
      if (earlier === null) return pickCaller(life, 'new');
      return { kind, details: kind === 'repeat' ? earlier : relative(life.chance, earlier) };
    }
    case 'known': {
      const contact = knownContact(life);
      return contact === null ? pickCaller(life, 'new') : { kind, details: contact };
    }
  }
}

function newCaller(chance: SeededRandom): CallerDetails {
  const name = chance.happens(0.06) ? { first: null, last: companyName(chance) } : personName(chance);
  const phone = chance.happens(0.92) ? newPhone(chance) : null;
  const email = chance.happens(phone === null ? 0.9 : 0.72) ? newEmail(chance, name) : null;
  return { ...details(name), email, phone_number: phone };
}

function earlierCaller(life: ActionContext): CallerDetails | null {
  const id = pickRecent(life, 'inbox_leads');
  if (id === null) return null;
  const { first_name, last_name, email, phone_number } = findRecord(life, 'inbox_leads', id);
  return { first_name, last_name, email, phone_number };
}

function knownContact(life: ActionContext): CallerDetails | null {
  const id = pickAny(life, 'contacts');
  if (id === null) return null;
  const { type, name, first_name, last_name, emails, phone_numbers } = findRecord(life, 'contacts', id);
  const first = (list: string) => (JSON.parse(list) as string[])[0] ?? null;
  const spoken =
    type === 'Company' ? details({ first: null, last: name }) : details({ first: first_name, last: last_name });
  return { ...spoken, email: first(emails), phone_number: first(phone_numbers) };
}

/** Members of a household share a phone number. */
function relative(chance: SeededRandom, { last_name: last, phone_number }: CallerDetails): CallerDetails {
  const name = { first: firstName(chance), last };
  return { ...details(name), email: chance.happens(0.5) ? newEmail(chance, name) : null, phone_number };
}

function details({ first, last }: PersonName): CallerDetails {
  return { first_name: first, last_name: last, email: null, phone_number: null };
}
