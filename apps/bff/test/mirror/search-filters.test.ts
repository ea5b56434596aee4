import type { SearchAnswer } from '@intake-desk/desk-api/search-result';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

/** No person in the sandbox has this name. */
const NAME = 'Quillfeather';

let at: MirrorDesk;
let ana: Browser;
let leads: { claimed: number; decided: number; silent: number; ignored: number };
beforeAll(async () => {
  at = await mirrorDesk();
  ana = await at.signIn();
  await at.clock.advance(90_000);
  const arrive = async (email: string | null) => {
    const { lead } = (await at.act({
      act: 'lead_arrives',
      last_name: NAME,
      email,
      phone_number: '+1 415 555 0188',
    })) as {
      lead: number;
    };
    return lead;
  };
  leads = {
    claimed: await arrive('one@example.org'),
    decided: await arrive('two@example.org'),
    silent: await arrive(null),
    ignored: await arrive('four@example.org'),
  };
  await at.act({ act: 'ignore_lead', lead: leads.ignored });
  await at.clock.advance(120_000);
  await at.stack.call(ana, `/api/desk/leads/${leads.claimed}/claim`, { method: 'PUT' });
  await at.stack.call(ana, `/api/desk/leads/${leads.decided}/verdict`, { method: 'PUT', json: { verdict: 'pursue' } });
}, 90_000);
afterAll(() => at.stop());

async function found(q: string, kind: RecordKind, filters = ''): Promise<{ ids: number[]; total: number }> {
  const path = `search?q=${encodeURIComponent(q)}&kind=${kind}&limit=50&${filters}`;
  const { data, meta } = (await at.get(ana, path)) as unknown as SearchAnswer;
  return { ids: data.map(({ id }) => id).sort((one, other) => one - other), total: meta.groups[0]?.total ?? 0 };
}

const named = (...names: (keyof typeof leads)[]) => names.map((name) => leads[name]).sort((one, other) => one - other);

describe('terms under the filters of the leads', () => {
  it('without a filter every lead is searched, ignored ones too', async () => {
    expect((await found(NAME, 'lead')).ids).toEqual(named('claimed', 'decided', 'silent', 'ignored'));
  });

  it.each([
    ['owner=me', ['claimed']],
    ['owner=none', ['decided', 'silent']],
    ['triage=open', ['claimed', 'silent']],
    ['triage=mine', ['claimed']],
    ['triage=decided&verdict=pursue', ['decided']],
    ['triage=decided&verdict=decline', []],
    ['state=ignored', ['ignored']],
    ['state=untriaged', ['claimed', 'decided', 'silent']],
    ['hasEmail=false', ['silent']],
    ['older=7d', []],
    ['triage=open&hasEmail=true', ['claimed']],
    ['createdSince=2200-01-01T00:00:00Z', []],
  ] as const)('%s leaves %j', async (filters, names) => {
    const expected = named(...names);
    expect(await found(NAME, 'lead', filters)).toEqual({ ids: expected, total: expected.length });
  });

  it('the results under filters are the rows of the filtered list', async () => {
    for (const filters of ['triage=open&hasPhone=true', 'state=ignored', 'state=untriaged&location=none']) {
      const listed = (await at.get(ana, `leads/ids?${filters}`)).data as unknown as number[];
      const { ids } = await found('555', 'lead', filters);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter((id) => !listed.includes(id))).toEqual([]);
    }
  });
});

describe('terms under the filters of other lists', () => {
  it.each([
    ['contact', 'contacts', 'type', 'type'],
    ['contact', 'contacts', 'status', 'status'],
    ['matter', 'matters', 'category', 'status_category'],
    ['matter', 'matters', 'location', 'location'],
  ] as const)('%s (%s) by %s: exactly the matching records', async (kind, path, filter, field) => {
    type Row = Record<string, string | null> & { id: number };
    const rows = (await at.get(ana, `${path}?limit=200&sort=name`)).data as unknown as Row[];
    const valueOf = async (id: number) =>
      ((await at.stack.call(ana, `/api/desk/${path}/${id}`)).json() as { data: Row }).data[field] ?? 'none';
    const word = kind === 'contact' ? 'anna' : 'estate';
    const [first = 0] = (await found(word, kind)).ids;
    const own = await valueOf(first);
    const other = rows.map((row) => row[field] ?? 'none').find((value) => value !== own) ?? '';
    for (const value of [own, other]) {
      const { ids } = await found(word, kind, `${filter}=${encodeURIComponent(value)}`);
      expect(ids.includes(first)).toBe(value === own);
      for (const id of ids) expect(await valueOf(id)).toBe(value);
    }
  });

  it('a rare record is found among hundreds that have the same term', async () => {
    const all = (await at.get(ana, 'matters?limit=200&sort=waiting')).data as unknown as {
      id: number;
      description: string;
      created_at: string;
    }[];
    const [first] = all;
    const word = first?.description.split(/\W+/).find((part) => part.length > 3) ?? '';
    const before = new Date(Date.parse(first?.created_at ?? '') + 1).toISOString();
    const { ids } = await found(word, 'matter', `createdBefore=${before}`);
    expect(ids).toContain(first?.id);
  });
});

describe('invalid queries', () => {
  it.each([
    ['kind=lead&status=Hired', 'status'],
    ['kind=matter&owner=me', 'owner'],
    ['kind=contact&state=ignored', 'state'],
    ['kind=lead&state=ignored&triage=mine', 'triage'],
    ['kind=lead&older=soon', 'older'],
    ['kind=lead&owner=me&owner=none', 'owner'],
    ['kind=lead&sort=name', 'sort'],
    ['kind=lead&kind=contact&hasEmail=true', 'hasEmail'],
    ['hasEmail=true', 'hasEmail'],
    ['kind=lead&page=2', 'page'],
  ])('%s is rejected, and the detail names %s', async (query, name) => {
    const answer = await at.stack.call(ana, `/api/desk/search?q=anna&${query}`);
    const { code, detail = '' } = answer.json() as { code: string; detail?: string };
    expect([answer.status, code]).toEqual([400, 'bad-request']);
    expect(detail.startsWith(`${name} `)).toBe(true);
  });
});
