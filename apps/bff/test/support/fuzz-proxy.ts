import fc from 'fast-check';
import { fuzzedRequest, type FuzzedRequest } from './fuzzed-request.ts';
import { RecordingGrow, tableRow } from './recording-grow.ts';
import { sendRaw } from './send-raw.ts';
import { startStack } from './start-stack.ts';

/** Summary of a fuzzing run. */
export interface ProxyFuzzReport {
  seed: number;
  sent: number;
  /** Different pairs of method and target among them. */
  pairs: number;
  reachedGrow: number;
  /** How often each status came; `cut` for connections that ended without one. */
  statuses: Record<string, number>;
}

/**
 * Sends at least so many different pairs of method and target with a signed-in person's cookie and header. They are
 * sent one after another, each over a connection of its own, and each is followed by a check of what reached Grow.
 * @param seed the same seed sends the same requests
 * @throws with seed and shortest failing request: when something reached Grow that is not, byte for byte, the path of a
 * row of the table; or when a response is missing, is a fault of ours, or accepts what is not in the table
 */
export async function fuzzProxy({ pairs, seed }: { pairs: number; seed: number }): Promise<ProxyFuzzReport> {
  const grow = await RecordingGrow.start();
  const stack = await startStack(grow.environment);
  try {
    const browser = await grow.signIn(stack);
    const cookie = [...browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = {
      Host: new URL(stack.url).host,
      Cookie: cookie,
      'X-CSRF': '1',
      'Sec-Fetch-Site': 'same-origin',
      ...(await stack.personHeader(browser)),
    };
    const report: ProxyFuzzReport = { seed, sent: 0, pairs: 0, reachedGrow: 0, statuses: {} };
    const seen = new Set<string>();
    const property = fc.asyncProperty(fuzzedRequest, async (request) => {
      const from = grow.recorded.length;
      const status = await sendRaw(stack.url, bytesOf(request, own));
      const reached = grow.recorded.slice(from);
      seen.add(`${request.method} ${request.target}`);
      report.sent += 1;
      report.reachedGrow += reached.length;
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      const fault = faultOf(request, status, reached);
      if (fault !== null) throw new Error(fault);
    });
    for (let round = 0; seen.size < pairs; round += 1) {
      await fc.assert(property, { numRuns: pairs - seen.size, seed: seed + round });
    }
    report.pairs = seen.size;
    const after = await stack.call(browser, '/api/grow/users/who_am_i');
    if (after.status !== 200) throw new Error(`After all of it: ${after.status} ${after.body}`);
    return report;
  } finally {
    await stack.stop();
    grow.stop();
  }
}

function bytesOf({ method, target, headers, body }: FuzzedRequest, own: Record<string, string>): Buffer {
  const length: Record<string, string> = body === '' ? {} : { 'Content-Length': String(body.length) };
  const all = Object.entries({ ...own, ...headers, ...length, Connection: 'close' });
  const head = [`${method} ${target} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`)];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

function faultOf({ method, target }: FuzzedRequest, status: number | 'cut', reached: RecordingGrow['recorded']) {
  // Leading spaces of a target follow the method and its space: RFC 9112 §3 lets a server skip them.
  const [path = ''] = target.trimStart().split('?', 1);
  const own = path.startsWith('/api/grow/') ? { method, target: path.slice('/api'.length) } : null;
  const row = own === null ? undefined : tableRow(own);
  if (reached.length > 1) return `One request became ${reached.length}.`;
  const [arrived] = reached;
  if (arrived !== undefined) {
    const [arrivedPath, search = ''] = arrived.target.split('?', 2);
    if (row === undefined || arrived.method !== method || arrivedPath !== own?.target) {
      return `This reached Grow: ${arrived.method} ${arrived.target}`;
    }
    const unknown = [...new URLSearchParams(search).keys()].find((name) => !row.query.some((known) => known === name));
    return unknown === undefined ? null : `This parameter reached Grow: ${unknown}`;
  }
  // Node closes the connection on CONNECT, because no handler is registered for tunnels.
  if (status === 'cut') return method === 'CONNECT' ? null : 'The connection was cut.';
  if (status >= 500 && status !== 501) return `Answered with ${status}.`;
  return path.startsWith('/api/') && status < 400 ? `Answered with ${status} without asking Grow.` : null;
}
