import type { MirroredRecord } from '@intake-desk/desk-api/record-list';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { storedText } from '../support/test-database.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

const UNTIL_FILLED = 90_000;
/** Two inbox scans, and the time in which a missing lead is looked for elsewhere. */
const UNTIL_RESOLVED = 4 * 60_000;
/** Two background scans of contacts and matters. */
const UNTIL_SCANNED = 40 * 60_000;
const PAGE = Buffer.from('<h1>Not found</h1>');
type Read = MirroredRecord<InboxLead>;
const WORDS = {
  first_name: 'Zorabelle',
  last_name: 'Quixwandt',
  email: 'zq.unique@example.org',
  phone: '+15557770199',
};

/** Returns the words that stand anywhere in the mirror's files. */
function kept(words: readonly string[]): string[] {
  const text = storedText(at.stack.directory, 'mirror').toLowerCase();
  return words.filter((word) => text.includes(word.toLowerCase()));
}

async function found(browser: Browser, q: string): Promise<number> {
  const answer = await at.stack.call(browser, `/api/desk/search?q=${encodeURIComponent(q)}`);
  return (answer.json() as { data: unknown[] }).data.length;
}

/** The sweep that runs every ten minutes. */
async function sweep(): Promise<void> {
  for (const run of at.desk.app.sweeps) await run();
}

it('71: a lead that Clio deleted is gone from list, file, search and address; its id and its departure stay', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { phone: phone_number, ...name } = WORDS;
  const { lead } = (await at.act({ act: 'lead_arrives', ...name, phone_number })) as { lead: number };
  await at.clock.advance(10_000);
  const words = [name.last_name, name.first_name, name.email];
  expect(kept(words)).toEqual(words);
  for (const q of [...words, '555 777 0199']) expect([q, await found(ana, q)]).toEqual([q, 1]);

  await at.act({ act: 'remove_lead', lead });
  await at.clock.advance(UNTIL_RESOLVED);
  await sweep();
  const answer = await at.stack.call(ana, `/api/desk/leads/${lead}`);
  expect(answer.status).toBe(200);
  const { data, meta } = answer.json() as Read;
  expect(data).toMatchObject({ id: lead, first_name: null, last_name: null, email: null, phone_number: null });
  expect(meta.departure).toMatchObject({ to: 'gone' });
  for (const q of [...words, '555 777 0199']) expect([q, await found(ana, q)]).toEqual([q, 0]);
  expect(kept([...words, '5557770199'])).toEqual([]);
});

it('71: contacts and matters that Clio deleted, and the lead of such a matter, are gone in the same way', async () => {
  at = await mirrorDesk();
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const { phone: phone_number, ...name } = WORDS;
  const { lead } = (await at.act({ act: 'lead_arrives', ...name, phone_number })) as { lead: number };
  await at.clock.advance(10_000);
  const accepted = (await at.act({ act: 'accept_lead', lead })) as { matter: number; contact: number };
  await at.clock.advance(60_000);
  expect(await found(ana, name.last_name)).toBeGreaterThan(1);
  await at.stack.control('PATCH', '/switches', { triaged_lead: 'not_found' });
  await at.act({ act: 'remove_matter', matter: accepted.matter });
  await at.act({ act: 'remove_contact', contact: accepted.contact });
  await at.clock.advance(UNTIL_SCANNED);
  await sweep();
  expect(await found(ana, name.last_name)).toBe(0);
  expect((await at.stack.call(ana, `/api/desk/contacts/${accepted.contact}`)).status).toBe(404);
  expect((await at.stack.call(ana, `/api/desk/matters/${accepted.matter}`)).status).toBe(404);
  expect((await at.stack.call(ana, `/api/desk/leads/${lead}`)).body).not.toContain(name.last_name);
  expect(kept([name.last_name, name.first_name, name.email])).toEqual([]);
}, 120_000);

it('71: the 404 of a gateway erases nothing; a lead that Clio lists again is whole again', async () => {
  let hidden = 0;
  let isGateway = true;
  at = await mirrorDesk({
    between: (exchange) => ({
      close: () => exchange.close(),
      async send(request, ...rest) {
        const answer = await exchange.send(request, ...rest);
        if (hidden === 0 || !request.path.startsWith('/grow/inbox_leads')) return answer;
        if (request.path === `/grow/inbox_leads/${hidden}`) {
          if (isGateway) return { ...answer, status: 404, headers: { 'content-type': 'text/html' }, body: PAGE };
          return { ...answer, status: 404, body: Buffer.from('{"error":{"status":"404","message":"Not found"}}') };
        }
        const page = JSON.parse(answer.body.toString('utf8')) as { data: { id: number }[] };
        const data = page.data.filter(({ id }) => id !== hidden);
        return { ...answer, body: Buffer.from(JSON.stringify({ ...page, data })) };
      },
    }),
  });
  const ana = await at.signIn();
  await at.clock.advance(UNTIL_FILLED);
  const lead = (await at.get(ana, 'leads')).data[1] as InboxLead;
  hidden = lead.id;
  await at.clock.advance(UNTIL_RESOLVED);
  const read = async () => (await at.stack.call(ana, `/api/desk/leads/${hidden || lead.id}`)).json() as Read;
  expect((await read()).data.last_name).toBe(lead.last_name);
  expect((await read()).meta.departure?.to).toBe('checking');
  isGateway = false;
  await at.clock.advance(2 * 60_000);
  expect((await read()).data.last_name).toBeNull();
  hidden = 0;
  await at.clock.advance(2 * 60_000);
  expect((await read()).data).toEqual(lead);
  expect((await read()).meta.departure).toBeNull();
});
