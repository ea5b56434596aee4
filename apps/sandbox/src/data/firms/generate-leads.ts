import { DAY, HOUR, MINUTE, thinningAges } from '../random/ages.ts';
import { newCaller, unknownCaller } from './callers.ts';
import type { FirmSizes } from './firm-sizes.ts';
import type { Caller, Generation, MadeContact } from './generation.ts';
import { leadMessage } from '../random/lead-messages.ts';
import { firstName, fullName, LONG_NAME, NO_FIRST_NAME, type PersonName, UNKNOWN_CALLER } from '../random/names.ts';
import { spellPhone } from '../random/reachability.ts';
import { searchText } from '../database/search-text.ts';
import { timestamp } from '../database/timestamp.ts';
import { weighted } from '../random/weighted.ts';

const INSERT = `INSERT INTO inbox_leads (id, firm_id, application, state, first_name, last_name, email, phone_number,
  marketing_source_id, matter_type_id, matter_location_id, from_message, from_source, referring_url, search, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Share of leads that Intake Desk submitted. */
const OWN_SHARE = 0.15;

interface Draft {
  state: 'untriaged' | 'ignored' | 'triaged';
  created: number;
  updated: number;
  caller: Caller;
  contact: MadeContact | null;
}

/** An accepted lead and the contact that it became. */
export interface TriagedLead {
  id: number;
  contact: MadeContact;
}

/**
 * Generates the inbox: the newest leads are minutes old, and they thin out over weeks. Some callers call again; some
 * are already contacts.
 */
export function generateLeads(generation: Generation, sizes: FirmSizes, contacts: MadeContact[]): TriagedLead[] {
  const { chance, now, profile } = generation;
  const drafts: Draft[] = [];
  for (const age of thinningAges(chance, sizes.untriaged, 3 * MINUTE, 42 * DAY, 2)) {
    drafts.push({
      state: 'untriaged',
      created: now - age,
      updated: now - age,
      ...caller(generation, drafts, contacts),
    });
  }
  for (const age of thinningAges(chance, sizes.ignored, 5 * HOUR, 120 * DAY, 1.5)) {
    const updated = now - age + chance.random() * Math.min(age, 2 * DAY);
    drafts.push({ state: 'ignored', created: now - age, updated, ...caller(generation, drafts, contacts) });
  }
  for (const contact of accepted(generation, contacts, sizes.triaged)) {
    const created = contact.created - MINUTE * chance.between(6, 2880);
    drafts.push({ state: 'triaged', created, updated: contact.created, caller: contact, contact });
  }
  // Changed here, not drawn, so that every scenario has them and all other records stay the same.
  const middle = Math.floor(sizes.untriaged / 2);
  for (const [index, name] of [UNKNOWN_CALLER, NO_FIRST_NAME].entries()) withoutName(drafts[middle + index], name);
  drafts.sort((a, b) => a.created - b.created);
  const triaged: TriagedLead[] = [];
  for (const [index, draft] of drafts.entries()) {
    const id = profile.firstIds.leads + index;
    insert(generation, id, draft);
    if (draft.contact !== null) triaged.push({ id, contact: draft.contact });
  }
  return triaged;
}

function caller(generation: Generation, drafts: Draft[], contacts: MadeContact[]): Pick<Draft, 'caller' | 'contact'> {
  const { chance, reachability } = generation;
  const dice = chance.random();
  const earlier = drafts.length > 10 ? chance.pick(drafts).caller : null;
  if (drafts.length === 17)
    return { caller: { ...newCaller(generation), name: LONG_NAME, company: false }, contact: null };
  if (dice < 0.14 && earlier !== null) return { caller: earlier, contact: null };
  if (dice < 0.18 && earlier?.phone && !earlier.company) {
    const name = { first: firstName(chance), last: earlier.name.last };
    return { caller: { ...earlier, name, email: reachability.email(fullName(name)) }, contact: null };
  }
  if (dice < 0.28 && contacts.length > 0) return { caller: chance.pick(contacts), contact: null };
  if (dice < 0.31) return { caller: unknownCaller(generation), contact: null };
  return { caller: newCaller(generation), contact: null };
}

function withoutName(draft: Draft | undefined, name: PersonName): void {
  if (draft?.state !== 'untriaged') return;
  const { phone, email } = draft.caller;
  draft.caller = { name, company: false, phone, email: phone === null ? email : null };
}

/** Selects contacts of the last fourteen months, evenly. */
function accepted({ now }: Generation, contacts: MadeContact[], count: number): MadeContact[] {
  const recent = contacts.filter(({ created }) => now - created < 425 * DAY);
  return Array.from({ length: Math.min(count, recent.length) }, (_, index) => {
    const contact = recent[Math.floor((index * recent.length) / count)];
    if (contact === undefined) throw new Error('There are fewer contacts than accepted leads.');
    return contact;
  });
}

function insert({ sql, chance, profile, ...lists }: Generation, id: number, { caller: who, ...draft }: Draft): void {
  const [source, index] = weighted(chance, profile.sources);
  const own = chance.happens(OWN_SHARE);
  const phone = who.phone === null ? null : spellPhone(chance, who.phone);
  sql.run(
    INSERT,
    id,
    profile.id,
    own ? 'intake-desk' : null,
    draft.state,
    who.name.first,
    who.name.last,
    who.email,
    phone,
    chance.happens(0.88) ? (lists.sources[index] ?? null) : null,
    chance.happens(0.5) ? chance.pick(lists.matterTypes) : null,
    chance.happens(0.5) ? chance.pick(lists.locations) : null,
    leadMessage(chance),
    source.message,
    profile.website,
    searchText([fullName(who.name), who.email], [phone]),
    timestamp(draft.created),
    timestamp(draft.updated),
  );
}
