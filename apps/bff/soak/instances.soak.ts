import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { WriteState, WriteStateAnswer } from '@intake-desk/desk-api/write-state';
import type { Browser } from '../test/support/browser.ts';
import { startPostgres } from '../test/support/embedded-postgres.ts';
import { startInstances } from '../test/support/start-instances.ts';
import type { Stack } from '../test/support/start-stack.ts';

const NOTES = 200;
const PEOPLE = 20;
/** Of a hundred responses of Grow to a note, so many are cut off after the note was stored. */
const CUT = 30;
const PLACE = '/api/grow/matters/70001/notes';

it('two hundred notes, while one of three instances is killed each second and 30 of 100 responses are cut: each note is in Grow once', async () => {
  const server = await startPostgres();
  const at = await startInstances({ server: server.url, count: 3 });
  const { all } = at;
  const [one] = all as [Stack];
  try {
    const browser = await at.signIn();
    let isOver = false;
    let kills = 0;
    const killing = (async () => {
      for (; !isOver; kills += 1) {
        await at.replace(all[kills % all.length] as Stack);
        await pause(1000);
      }
    })();
    const bodies = Array.from({ length: NOTES }, (_, index) => `note ${index}`);
    const waiting = [...bodies];
    const outcomes = { confirmed: 0, sentAgain: 0 };
    await Promise.all(
      Array.from({ length: PEOPLE }, async () => {
        for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
          if (Math.random() * 100 < CUT) {
            await one.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
          }
          await deliver(body);
        }
      }),
    );
    isOver = true;
    await killing;
    process.stdout.write(`Instances: ${kills} killed, ${JSON.stringify(outcomes)}\n`);
    const stored = await storedBodies(browser);
    const missing = bodies.filter((body) => !stored.includes(body));
    const twice = stored.filter((body, index) => stored.indexOf(body) !== index);
    expect({ missing, twice }).toEqual({ missing: [], twice: [] });
    expect(kills).toBeGreaterThan(10);

    /** Does what the web app does: asks what became of a note, and sends it again only if it was not saved. */
    async function deliver(body: string): Promise<void> {
      let key = randomUUID();
      for (let state: WriteState = 'none'; state !== 'confirmed'; state = await stateOf(browser, key)) {
        if (state === 'rejected' || state === 'similar') throw new Error(`${body}: ${state}`);
        if (state === 'absent') {
          key = randomUUID();
          outcomes.sentAgain += 1;
        }
        if (state === 'none' || state === 'absent') await post(browser, key, body);
        else await pause(500);
      }
      outcomes.confirmed += 1;
    }
  } finally {
    await at.stop();
    await server.remove();
  }

  function any(): Stack {
    return all[Math.floor(Math.random() * all.length)] as Stack;
  }

  async function post(browser: Browser, key: string, body: string): Promise<void> {
    const json = { data: { subject: 'Called back', body } };
    await any()
      .call(browser, PLACE, { method: 'POST', json, headers: { 'idempotency-key': key } })
      .catch(() => undefined);
  }

  async function stateOf(browser: Browser, key: string): Promise<WriteState> {
    const answer = await any()
      .call(browser, `/api/desk/writes/${key}`)
      .catch(() => null);
    return answer?.status === 200 ? (answer.json() as WriteStateAnswer).state : 'in-flight';
  }

  async function storedBodies(browser: Browser): Promise<string[]> {
    const found: string[] = [];
    for (let page = `${PLACE}?limit=200`; ;) {
      const { data, meta } = (await one.call(browser, page)).json() as {
        data: { body: string }[];
        meta: { paging: { next: string | null } };
      };
      found.push(...data.map(({ body }) => body));
      const { next } = meta.paging;
      if (next === null || next === undefined) return found.filter((body) => body.startsWith('note '));
      const { pathname, search } = new URL(next, one.url);
      page = pathname + search;
    }
  }
}, 280_000);
