import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { oneRequest } from './one-request.ts';
import type { Promises } from './promises.ts';
import { startDesk } from './start-desk.ts';
import { startFakeGrow } from './start-fake-grow.ts';
import { startPeer } from './start-peer.ts';
import { printRow } from './table.ts';

const AT_ONCE = 128;

/** S6, second half: what one person asks for many times at once is asked of Grow once. */
export async function merging(folder: string, { expect }: Promises): Promise<void> {
  const place = join(folder, 'merging');
  mkdirSync(place);
  const grow = await startFakeGrow(place);
  const common = { folder: place, grow, people: 1 };
  const desk = await startDesk(common);
  const peer = await startPeer({ ...common, name: 'Express + http-proxy-middleware', script: 'proxy-middleware.js' });
  try {
    await grow.delay(100);
    printRow(`${AT_ONCE} identical reads of one person at once`, ['answers', 'upstream']);
    for (const subject of [desk, peer]) {
      await grow.count();
      const read = { cookie: subject.cookies[0] ?? '', path: `${subject.path}?query=ash` };
      const met = await Promise.all(Array.from({ length: AT_ONCE }, () => oneRequest(subject, read)));
      const answered = met.filter(({ status }) => status === 200).length;
      const upstream = await grow.count();
      printRow(`  ${subject.name}`, [String(answered), String(upstream)]);
      if (subject !== desk) continue;
      expect(`S6 answers to ${AT_ONCE} identical reads`, answered, { atLeast: AT_ONCE });
      expect(`S6 requests upstream for ${AT_ONCE} identical reads`, upstream, { atMost: 1 });
    }
  } finally {
    for (const running of [desk, peer, grow]) await running.stop();
  }
}
