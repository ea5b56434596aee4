import { Agent } from 'node:http';
import { SERVING_CASES, type ServingCase } from './serving-cases.ts';
import { servingSandbox } from './serving-sandbox.ts';
import { fetchText, timeRequests } from './time-requests.ts';

/** Measures speed and memory of the sandbox with busy-firm and no limit, and the time until large-firm is ready. */
const MEMORY_MB = 200;
const FIRST_PERSON = 501;

interface Page {
  data: { id: number }[];
  meta?: { paging: { next?: string } };
}

const broken = [...(await busyFirm()), ...(await largeFirm())];
if (broken.length > 0) {
  console.error(`Over the limit: ${broken.join('; ')}.`);
  process.exit(1);
}

async function busyFirm(): Promise<string[]> {
  const over: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const sandbox = await servingSandbox('busy-firm');
  try {
    const order = { client_id: 'conformance', user: FIRST_PERSON };
    const { access_token: token } = await sandbox.control<{ access_token: string }>('POST', 'tokens', order);
    const page = async (url: string) => JSON.parse(await fetchText(url, agent, token)) as Page;
    const find = async ({ path, deep = 0 }: ServingCase) => {
      let url = `${sandbox.url}/grow${path}`;
      for (let count = 0; count < deep; count += 1) url = (await page(url)).meta?.paging.next ?? url;
      return url;
    };
    print('busy-firm', ['records', 'p50 ms', 'p95 ms', 'req/s', 'limit']);
    for (const one of SERVING_CASES) {
      const url = await find(one);
      const records = [(await page(url)).data].flat().length;
      const { p50, p95, rate } = await timeRequests(url, agent, token);
      const isReached = one.limit === undefined || p50 <= one.limit;
      if (!isReached) over.push(one.what);
      print(one.what, [
        records,
        p50.toFixed(1),
        p95.toFixed(1),
        rate.toFixed(0),
        one.limit ?? '–',
        isReached ? 'ok' : 'OVER',
      ]);
    }
    const memory = sandbox.memory();
    if (memory > MEMORY_MB) over.push('memory');
    print('memory, MB', [memory.toFixed(0), '', '', '', MEMORY_MB, memory > MEMORY_MB ? 'OVER' : 'ok']);
  } finally {
    agent.destroy();
    await sandbox.stop();
  }
  return over;
}

async function largeFirm(): Promise<string[]> {
  const sandbox = await servingSandbox('large-firm');
  try {
    const from = performance.now();
    await sandbox.control('POST', 'reset', {});
    const reload = performance.now() - from;
    print('large-firm, generated, s', [(sandbox.startMs / 1000).toFixed(1), '', '', '', 30, '']);
    print('large-firm, loaded again, s', [(reload / 1000).toFixed(1)]);
    print('large-firm, memory, MB', [sandbox.memory().toFixed(0)]);
  } finally {
    await sandbox.stop();
  }
  return sandbox.startMs > 30_000 ? ['generation'] : [];
}

function print(what: string, figures: (string | number)[]): void {
  console.log([what.padEnd(36), ...figures.map((figure) => String(figure).padStart(8))].join(''));
}
