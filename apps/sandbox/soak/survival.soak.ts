import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KillReport, killWhileWriting } from '../conformance/support/kill-while-writing.ts';
import { type RunningSandbox, startSandbox } from '../conformance/support/start-sandbox.ts';

const ROUNDS = 20;
const FIRST_MATTER = 70_001;

let sandbox: RunningSandbox;
let token: string;
const reports: KillReport[] = [];
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(async () => {
  const sum = (count: (report: KillReport) => number) => reports.reduce((total, report) => total + count(report), 0);
  const lost = sum((report) => report.lost.length);
  const doubled = sum((report) => report.doubled.length);
  process.stdout.write(
    `${reports.length} kills: ${sum(({ sent }) => sent)} notes sent, ${sum(({ answered }) => answered)} answered, ` +
      `${lost} of them lost, ${doubled} doubled; ${sum(({ unanswered }) => unanswered)} kept without an answer\n`,
  );
  await sandbox.stop();
});

it.each(Array.from({ length: ROUNDS }, (_, index) => index + 1))(
  'kill %i: every answered note is stored once, and the token from before the first kill still works',
  async (round) => {
    const afterMs = 200 + Math.random() * 2000;
    const report = await killWhileWriting(sandbox, { token, matter: FIRST_MATTER + round, afterMs });
    reports.push(report);
    expect(report.answered).toBeGreaterThan(0);
    expect(report).toMatchObject({ lost: [], doubled: [] });
    expect((await sandbox.grow(token, '/users/who_am_i')).status).toBe(200);
  },
);
