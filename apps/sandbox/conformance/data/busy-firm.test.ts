import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countNotes } from '../support/count-notes.ts';
import { difficultRecords } from '../support/difficult-records.ts';
import { type FirmRecords, firmRecords } from '../support/firm-records.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';
import { walkList } from '../support/walk-list.ts';

let sandbox: RunningSandbox;
let token: string;
let records: FirmRecords;

beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'busy-firm' });
  token = await sandbox.token();
  records = await firmRecords(sandbox, token);
});
afterAll(() => sandbox.stop());

/** Returns the records without what depends on the day. */
const content = (list: object[]) =>
  JSON.stringify(list, (key, value: unknown) => (/_at$|_date$|^global_id$/.test(key) ? undefined : value));

describe('busy-firm', () => {
  it('has 12 people, 2,000 leads, 20,000 contacts, 12,000 matters, 60,000 notes', async () => {
    const { untriaged, ignored, contacts, matters } = records;
    const triaged = matters.filter(({ inbox_lead_id: lead }) => lead !== null);
    expect([untriaged.length, ignored.length, triaged.length]).toEqual([600, 400, 1000]);
    expect([contacts.length, matters.length, countNotes(sandbox, 4021)]).toEqual([20_000, 12_000, 60_000]);
    expect(await walkList(sandbox, token, '/users')).toHaveLength(12);
  });

  it('has difficult records of every kind', () => {
    for (const [kind, count] of Object.entries(difficultRecords(records))) expect(count, kind).toBeGreaterThan(0);
  });

  it('gives ids in the order of creation, and leads that are minutes old', () => {
    for (const list of Object.values(records) as { created_at: string; updated_at: string }[][]) {
      const times = list.map(({ created_at }) => created_at);
      expect(times).toEqual(times.toSorted());
      for (const { updated_at } of list) expect(Date.parse(updated_at)).toBeLessThanOrEqual(Date.now());
    }
    expect(Date.now() - Date.parse(records.untriaged.at(-1)?.created_at ?? '')).toBeLessThan(15 * 60_000);
  });

  it('limits the number of contacts that share a phone number', () => {
    const holders = new Map<string, number>();
    for (const phone of records.contacts.flatMap(({ phone_numbers: list }) => list ?? [])) {
      const digits = phone.replace(/\D/g, '').slice(-10);
      holders.set(digits, (holders.get(digits) ?? 0) + 1);
    }
    expect(Math.max(...holders.values())).toBeLessThan(6);
  });

  it('has the second firm beside it', async () => {
    const own = await firmRecords(sandbox, await sandbox.token({ user: 601 }));
    expect(Object.values(own).map((list: object[]) => list.length)).toEqual([12, 4, 30, 15]);
  });

  it('is the same when it is generated elsewhere, except for the ages', async () => {
    const other = await startSandbox({ scenario: 'busy-firm' });
    try {
      const again = await firmRecords(other, await other.token());
      for (const list of ['untriaged', 'ignored', 'contacts', 'matters'] as const) {
        expect(content(again[list]) === content(records[list]), list).toBe(true);
      }
    } finally {
      await other.stop();
    }
  });
});
