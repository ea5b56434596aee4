import { DAY, HOUR, thinningAges } from '../random/ages.ts';
import { newCaller } from './callers.ts';
import { CONTACT_STATUSES } from '../random/firm-lists.ts';
import type { Caller, Generation, MadeContact } from './generation.ts';
import { firstName, fullName, LONG_NAME, type PersonName } from '../random/names.ts';
import { postalAddress } from '../random/postal-address.ts';
import { spellPhone } from '../random/reachability.ts';
import { searchText } from '../database/search-text.ts';
import { timestamp } from '../database/timestamp.ts';
import { ulid } from '../database/ulid.ts';

const INSERT = `INSERT INTO contacts (id, firm_id, global_id, clio_id, type, name, first_name, last_name, emails, phone_numbers,
  addresses, status, search, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Generates the people and companies of a firm, oldest first. */
export function generateContacts(generation: Generation, count: number): MadeContact[] {
  const { chance, now, profile } = generation;
  const ages = thinningAges(chance, count, 2 * HOUR, 3 * 365 * DAY, 1.6).reverse();
  const made: MadeContact[] = [];
  for (const [index, age] of ages.entries()) {
    const contact = { ...caller(generation, made, index), id: profile.firstIds.contacts + index, created: now - age };
    insert(generation, contact);
    made.push(contact);
  }
  return made;
}

function caller(generation: Generation, made: MadeContact[], index: number): Caller {
  const { chance, reachability } = generation;
  const fresh = newCaller(generation);
  const renamed = (name: PersonName): Caller => {
    const email = fresh.email === null ? null : reachability.email(fullName(name));
    return { ...fresh, name, email, company: false };
  };
  if (index === 40) return renamed(LONG_NAME);
  const other = index > 50 ? chance.pick(made) : null;
  if (other === null || other.company || other.name === LONG_NAME) return fresh;
  // Households share a phone number, and different people share a name.
  if (other.phone !== null && chance.happens(0.03)) {
    return { ...renamed({ first: firstName(chance), last: other.name.last }), phone: other.phone };
  }
  return chance.happens(0.012) ? renamed(other.name) : fresh;
}

function insert({ sql, chance, reachability, profile, now }: Generation, contact: MadeContact): void {
  const { name, company, created } = contact;
  const full = fullName(name);
  const emails = contact.email === null ? [] : [contact.email];
  if (emails.length > 0 && chance.happens(0.08)) emails.push(reachability.email(`office ${full}`));
  const phones = contact.phone === null ? [] : [spellPhone(chance, contact.phone)];
  if (phones.length > 0 && chance.happens(0.15)) phones.push(spellPhone(chance, reachability.phone()));
  const updated = created + chance.random() ** 3 * (now - created);
  sql.run(
    INSERT,
    contact.id,
    profile.id,
    ulid(created, chance.random),
    chance.happens(0.55) ? 1_500_000 + contact.id : null,
    company ? 'Company' : 'Person',
    full,
    company ? null : name.first,
    company ? null : name.last,
    JSON.stringify(emails),
    JSON.stringify(phones),
    JSON.stringify(chance.happens(0.6) ? [postalAddress(chance)] : []),
    chance.happens(0.97) ? chance.pick(CONTACT_STATUSES) : null,
    searchText([full, ...emails], phones),
    timestamp(created),
    timestamp(updated),
  );
}
