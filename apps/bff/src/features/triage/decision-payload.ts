import { createHash, randomBytes } from 'node:crypto';
import { ERASED_PERSON, type TriageRecord } from './lead-state.ts';

/** What was done and by whom: the part that can be erased without breaking the chain. */
export interface DecisionPayload {
  /** Null for an automatic change; {@link ERASED_PERSON} once that person is erased. */
  person: string | null;
  before: TriageRecord;
  after: TriageRecord;
}

/**
 * Stored form: `content` names people only by a salted hash, and only `content` is part of the chain. So an entry of
 * `people` can be removed later. Lines from before this form exist as a bare payload, which is erased as a whole.
 */
interface Packed {
  content: string;
  people: Record<string, { id: string; salt: string }>;
}

/** @returns the text to be encrypted, and the digest that is part of the chain */
export function packPayload(payload: DecisionPayload): { text: string; digest: string } {
  const people: Packed['people'] = {};
  const references = new Map<string, string>();
  const salted = mapPeople(payload, (id) => {
    const salt = randomSalt();
    const reference = references.get(id) ?? referenceOf(id, salt);
    if (!references.has(id)) people[reference] = { id, salt };
    references.set(id, reference);
    return reference;
  });
  const content = JSON.stringify({ salt: randomSalt(), ...salted });
  const packed: Packed = { content, people };
  return { text: JSON.stringify(packed), digest: digestOf(content) };
}

/** @throws Error if a person's entry was exchanged, or the text is no payload */
export function unpackPayload(text: string): { payload: DecisionPayload; digest: string; isPacked: boolean } {
  const stored = JSON.parse(text) as Packed | DecisionPayload;
  if (!('content' in stored)) return { payload: stored, digest: digestOf(text), isPacked: false };
  const { content, people } = stored;
  for (const [reference, { id, salt }] of Object.entries(people))
    if (referenceOf(id, salt) !== reference) throw new Error('a person was exchanged');
  const payload = mapPeople(
    JSON.parse(content) as DecisionPayload,
    (reference) => people[reference]?.id ?? ERASED_PERSON,
  );
  return { payload, digest: digestOf(content), isPacked: true };
}

/**
 * Removes a person from the text of a payload.
 * @returns the text that is left, which has the same digest; null if none can be left
 */
export function withoutPerson(text: string, person: string): string | null {
  const stored = JSON.parse(text) as Packed | DecisionPayload;
  if (!('content' in stored)) return text.includes(JSON.stringify(person)) ? null : text;
  const people = Object.fromEntries(Object.entries(stored.people).filter(([, { id }]) => id !== person));
  return JSON.stringify({ ...stored, people });
}

function mapPeople(payload: DecisionPayload, change: (person: string) => string): DecisionPayload {
  const inState = ({ claim, verdict, snooze, ...rest }: TriageRecord): TriageRecord => {
    const holder = claim === null ? null : { ...claim, person: change(claim.person) };
    return {
      ...rest,
      // A claim of an erased person has no one who could release it.
      claim: holder?.person === ERASED_PERSON ? null : holder,
      verdict: verdict === null ? null : { ...verdict, person: change(verdict.person) },
      snooze: snooze === null ? null : { ...snooze, person: change(snooze.person) },
    };
  };
  return {
    person: payload.person === null ? null : change(payload.person),
    before: inState(payload.before),
    after: inState(payload.after),
  };
}

function referenceOf(id: string, salt: string): string {
  return createHash('sha256').update(`${salt} ${id}`).digest('base64url');
}

function randomSalt(): string {
  return randomBytes(16).toString('base64url');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
