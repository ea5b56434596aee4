import type { AuditedDecision, DecisionPage, TriageAction, TriageAnswer } from '@intake-desk/desk-api/triage';
import { afterEach, expect, it } from 'vitest';
import type { Answer, Browser } from '../support/browser.ts';
import { runCommand } from '../support/run-command.ts';
import { seeded } from '../support/simulate-firm.ts';
import type { Stack } from '../support/start-stack.ts';
import { act, board, done, leadIds, people, startTriageStack } from '../support/triage-acts.ts';
import { openTables, type TestTables } from '../support/test-database.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

it('five people triage two hundred leads at once: none is decided twice, every conflict is reported, and the log has every decision', async () => {
  stack = await startTriageStack({ SANDBOX_SCENARIO: 'busy-firm' });
  const browsers = await people(stack, 5);
  expect(browsers).toHaveLength(5);
  const random = seeded(5);
  const { colleagues } = await board(stack, browsers[0] as Browser);
  expect(colleagues).toHaveLength(5);
  const answers = new Map<number, Answer[]>();
  let underWay = 0;
  let mostUnderWay = 0;
  const one = async (browser: Browser, lead: number): Promise<void> => {
    const json: TriageAction =
      random() < 0.3 ? { act: 'decide', verdict: 'decline', reason: 'no-case' } : { act: 'decide', verdict: 'pursue' };
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    const answer = await act(stack as Stack, browser, lead, json);
    underWay -= 1;
    answers.set(lead, [...(answers.get(lead) ?? []), answer]);
  };
  // A hundred leads that all five decide in the same moment, and a hundred that each decides in a different order.
  const ids = await leadIds(stack, browsers[0] as Browser);
  for (const lead of ids.slice(0, 100)) await Promise.all(browsers.map((browser) => one(browser, lead)));
  await Promise.all(
    browsers.map(async (browser) => {
      const order = ids.slice(100).sort(() => random() - 0.5);
      for (const lead of order) await one(browser, lead);
    }),
  );
  expect(mostUnderWay).toBe(5);
  expect(answers.size).toBe(200);
  const { leads } = await board(stack, browsers[0] as Browser);
  const triageOf = new Map(leads.map((triage) => [triage.lead, triage]));
  for (const [lead, given] of answers) {
    expect(given.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    const winner = (given.find(({ status }) => status === 200)?.json() as TriageAnswer).data.verdict;
    expect(triageOf.get(lead)?.verdict).toEqual(winner);
    for (const answer of given.filter(({ status }) => status === 409)) {
      // Every later caller receives the name and the decision.
      expect(answer.json()).toMatchObject({
        code: 'triage-conflict',
        triage: { lead, verdict: winner },
        holder: winner?.by,
      });
    }
  }
  expect(new Set(leads.map(({ verdict }) => verdict?.by.id)).size).toBeGreaterThan(1);
  const lines: AuditedDecision[] = [];
  for (let before = ''; ;) {
    const page = (await stack.call(browsers[1] as Browser, `/api/desk/audit${before}`)).json() as DecisionPage;
    lines.push(...page.data);
    if (page.meta.next === null) break;
    before = `?before=${page.meta.next}`;
  }
  expect(lines.map(({ lead }) => lead).sort((first, second) => first - second)).toEqual(
    [...answers.keys()].sort((first, second) => first - second),
  );
  for (const { lead, act: done, by, verdict, reason } of lines) {
    const current = triageOf.get(lead)?.verdict;
    expect([done, by, verdict, reason]).toEqual([
      'decide',
      current?.by,
      current?.verdict,
      current?.reason?.label ?? null,
    ]);
  }
  const whole = await runCommand('decisions', ['check'], stack);
  expect([whole.code, whole.stdout]).toEqual([0, expect.stringMatching(/200 lines, 0 erased; whole/) as string]);
});

it('a changed byte of the decision log is reported with its position, whatever part of a line it is in', async () => {
  stack = await startTriageStack();
  const [ana] = (await people(stack, 1)) as [Browser];
  const ids = await leadIds(stack, ana);
  for (const lead of ids.slice(0, 12)) await done(stack, ana, lead, { act: 'decide', verdict: 'pursue' });
  await stack.bff.stop();
  const { directory } = stack;
  const on = (work: (database: TestTables) => void): void => {
    const database = openTables(directory);
    work(database);
    database.close();
  };
  const check = async () => runCommand('decisions', ['check'], stack as Stack);
  const columns = ['at', 'lead', 'act', 'person', 'payload', 'digest', 'previous', 'hash'] as const;
  for (const [at, column] of columns.entries()) {
    const position = at + 3;
    let before: string | number = '';
    on((database) => {
      const row = database.prepare('select * from decisions where position = ?').get(position) as Record<
        string,
        string
      >;
      before = row[column] ?? '';
      database.prepare(`update decisions set ${column} = ? where position = ?`).run(otherByte(before), position);
    });
    const { code, stdout } = await check();
    expect([column, code, stdout]).toEqual([column, 1, expect.stringContaining(`broken at line ${position}:`)]);
    on((database) => database.prepare(`update decisions set ${column} = ? where position = ?`).run(before, position));
  }
  expect((await check()).stdout).toContain('12 lines, 0 erased; whole');
  on((database) => database.exec('delete from decisions where position = 9'));
  expect((await check()).stdout).toContain('broken at line 9: a line is missing');
});

/** The same value with one byte changed. */
function otherByte(value: string | number): string | number {
  if (typeof value === 'number') return value + 1;
  const middle = Math.floor(value.length / 2);
  return value.slice(0, middle) + (value[middle] === 'A' ? 'B' : 'A') + value.slice(middle + 1);
}
