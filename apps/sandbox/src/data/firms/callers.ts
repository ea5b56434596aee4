import type { Caller, Generation } from './generation.ts';
import { companyName, fullName, personName, UNKNOWN_CALLER } from '../random/names.ts';

/** Creates a new caller. Most have a phone number and an email address, some only one of them, and few have neither. */
export function newCaller({ chance, reachability }: Generation): Caller {
  const company = chance.happens(0.06);
  const name = company ? { first: null, last: companyName(chance) } : personName(chance);
  const phone = chance.happens(0.92) ? reachability.phone() : null;
  const email = chance.happens(phone === null ? 0.9 : 0.72) ? reachability.email(fullName(name)) : null;
  return { name, company, phone, email };
}

/** Creates a caller whose name the night line did not get. */
export function unknownCaller({ reachability }: Generation): Caller {
  return { name: UNKNOWN_CALLER, company: false, phone: reachability.phone(), email: null };
}
