import type { Caller, Generation } from './generation.ts';
import { companyName, fullName, personName } from '../random/names.ts';

/** Somebody new, most of them with telephone and e-mail, some with one of the two, few with neither. */
export function newCaller({ chance, reachability }: Generation): Caller {
  const company = chance.happens(0.06);
  const name = company ? { first: null, last: companyName(chance) } : personName(chance);
  const phone = chance.happens(0.92) ? reachability.phone() : null;
  const email = chance.happens(phone === null ? 0.9 : 0.72) ? reachability.email(fullName(name)) : null;
  return { name, company, phone, email };
}

/** A caller whose name the night line did not get. */
export function unknownCaller({ reachability }: Generation): Caller {
  return { name: { first: 'Unknown', last: 'caller' }, company: false, phone: reachability.phone(), email: null };
}
