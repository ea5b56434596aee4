import { afterEach, expect, test } from 'vitest';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

test.each([['0'], ['0.2'], ['-5'], [new Date(Date.now() - 3_600_000).toUTCString()], [''], ['soon']])(
  '50: a Retry-After of %j causes no burst: requests back off as without one',
  async (value) => {
    let isLimited = false;
    at = await mirrorDesk({
      between: (exchange) => ({
        close: () => exchange.close(),
        send(request, ...rest) {
          if (!isLimited) return exchange.send(request, ...rest);
          const headers = { 'content-type': 'application/json', 'retry-after': value };
          return Promise.resolve({ status: 429, headers, body: Buffer.from('{"message":"Too Many Requests"}') });
        },
      }),
    });
    const ana = await at.signIn();
    await at.clock.advance(30_000);
    isLimited = true;
    const before = at.sent.length;
    await at.clock.advance(20_000);
    // Pauses of about one, two, four and eight seconds, each followed by one request of every job that waits.
    expect(at.sent.length - before).toBeLessThan(20);
    isLimited = false;
    await at.clock.advance(2 * 60_000);
    expect((await at.get(ana, 'leads')).meta.trouble).toBeNull();
  },
);
