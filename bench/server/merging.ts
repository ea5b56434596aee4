import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { oneRequest } from './one-request.ts';
import type { Goals } from './goals.ts';
import { startDesk } from './start-desk.ts';
import { startFakeGrow } from './start-fake-grow.ts';
import { startPeer } from './start-peer.ts';
import { printRow } from './table.ts';

const AT_ONCE = 128;

/** S6, second half: many identical concurrent requests of one person are one request to Grow. */
export async function merging(folder: string, { expect }: Goals): Promise<void> {
  const workDir = join(folder, 'merging');
  mkdirSync(workDir);
  const grow = await startFakeGrow(workDir);
  const common = { folder: workDir, grow, people: 1 };
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
