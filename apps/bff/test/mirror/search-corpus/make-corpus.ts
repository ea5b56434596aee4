import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { AREA_CODES, COMPANY_ENDS, COMPANY_WORDS, FIRST_NAMES, LAST_NAMES, MAIL_HOSTS } from './names.ts';

/** A person, as a record of each kind may show them. */
export interface SamplePerson {
  kind: RecordKind;
  id: number;
  name: string;
  first: string | null;
  last: string | null;
  email: string | null;
  /** Ten digits. */
  phone: string | null;
  record: object;
}

const SPELLINGS = [
  (a: string, b: string, c: string) => `+1${a}${b}${c}`,
  (a: string, b: string, c: string) => `(${a}) ${b}-${c}`,
  (a: string, b: string, c: string) => `${a}-${b}-${c}`,
  (a: string, b: string, c: string) => `${a}.${b}.${c}`,
  (a: string, b: string, c: string) => `1 ${a} ${b} ${c}`,
  (a: string, b: string, c: string) => `${a}${b}${c} ext. 12`,
];

/** A firm's records: a fifth leads, a half contacts, the rest matters. */
export function makeCorpus(random: () => number, count: number): SamplePerson[] {
  return Array.from({ length: count }, (_none, index) => samplePerson(random, index + 1));
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function samplePerson(random: () => number, id: number): SamplePerson {
  const share = random();
  const kind: RecordKind = share < 0.2 ? 'lead' : share < 0.7 ? 'contact' : 'matter';
  const isCompany = kind === 'contact' && random() < 0.1;
  const first = isCompany ? null : pick(random, FIRST_NAMES);
  const last = isCompany ? null : `${pick(random, LAST_NAMES)}${random() < 0.05 ? `-${pick(random, LAST_NAMES)}` : ''}`;
  const company = `${pick(random, COMPANY_WORDS)} ${pick(random, COMPANY_WORDS)} ${pick(random, COMPANY_ENDS)}`;
  const name = isCompany ? company : `${first} ${last}`;
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .trim();
  const email = random() < 0.8 ? `${plain.replaceAll(/ +/g, '.')}${id}@${pick(random, MAIL_HOSTS)}` : null;
  const phone =
    random() < 0.85 ? `${pick(random, AREA_CODES)}${2 + Math.floor(random() * 8)}${digits(random, 6)}` : null;
  const spelled = phone === null ? null : pick(random, SPELLINGS)(phone.slice(0, 3), phone.slice(3, 6), phone.slice(6));
  const times = { created_at: '2026-11-01T10:00:00Z', updated_at: '2026-11-01T10:00:00Z' };
  return { kind, id, name, first, last, email, phone, record: record() };

  function record(): object {
    switch (kind) {
      case 'lead':
        return { id, first_name: first, last_name: last, email, phone_number: spelled, state: 'untriaged', ...times };
      case 'contact':
        return {
          id,
          name,
          first_name: first,
          last_name: last,
          type: isCompany ? 'Company' : 'Person',
          emails: email === null ? [] : [email],
          phone_numbers: spelled === null ? [] : [spelled],
          ...times,
        };
      case 'matter': {
        const client = { id: id + 100_000, full_name: name, phone_number: spelled, primary_email: email };
        return {
          id,
          description: `${last}: ${pick(random, ['lease', 'custody', 'injury', 'will', 'visa'])}`,
          client,
          ...times,
        };
      }
    }
  }
}

function digits(random: () => number, count: number): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}
