import { expect, it } from 'vitest';
import { mirrorDesk } from '../support/mirror-desk.ts';

const IDLE_SECONDS = 600;

it('15: what an unattended page requests does not prolong the session, and what a person requests does', async () => {
  const at = await mirrorDesk({ environment: { SESSION_IDLE_SECONDS: String(IDLE_SECONDS) } });
  try {
    const [left, used] = [await at.signIn(), await at.signIn()];
    const statuses: number[][] = [];
    for (let minute = 0; minute < IDLE_SECONDS / 60 + 1; minute += 1) {
      await at.clock.advance(60_000);
      const answers = [
        await at.stack.call(left, '/api/desk/leads?limit=1', { headers: { 'x-unattended': '1' } }),
        await at.stack.call(used, '/api/desk/leads?limit=1'),
      ];
      statuses.push(answers.map(({ status }) => status));
    }
    expect(statuses[0]).toEqual([200, 200]);
    expect(statuses.at(-1)).toEqual([401, 200]);
  } finally {
    await at.stop();
  }
});
