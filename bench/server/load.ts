import { connect } from 'node:net';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/**
 * Sends requests over keep-alive connections, one at a time on each, and counts the responses. It uses bare sockets,
 * because a client that costs more than the server would measure itself. It is a program of its own: plans and results
 * are messages.
 */
process.on('message', (plan: LoadPlan) => {
  void run(plan).then((result) => process.send?.(result));
});

const END_OF_HEAD = '\r\n\r\n';
/** Makes each request of the process unique. */
let number = 0;

async function run(plan: LoadPlan): Promise<LoadResult> {
  const times: number[] = [];
  const from = performance.now();
  const deadline = from + plan.milliseconds;
  await Promise.all(
    Array.from({ length: plan.connections }, (_, index) => keepAsking(plan, headOf(plan, index), deadline, times)),
  );
  const seconds = (performance.now() - from) / 1000;
  times.sort((one, other) => one - other);
  const below = (share: number) => times[Math.floor(share * times.length)] ?? Number.NaN;
  return { requests: times.length, rate: times.length / seconds, p50: below(0.5), p95: below(0.95) };
}

/** Returns the header lines that a browser sends. */
function headOf({ port, cookies, ifNoneMatch }: LoadPlan, index: number): string {
  const lines = [
    `Host: 127.0.0.1:${port}`,
    'Connection: keep-alive',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
    'Accept: application/json',
    'Accept-Encoding: gzip, deflate, br, zstd',
    'Accept-Language: en-US,en;q=0.9',
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Mode: cors',
    'Sec-Fetch-Dest: empty',
    'X-CSRF: 1',
    `Referer: http://127.0.0.1:${port}/contacts`,
  ];
  const cookie = cookies[index % cookies.length];
  if (cookie !== undefined) lines.push(`Cookie: ${cookie}`);
  if (ifNoneMatch !== undefined) lines.push(`If-None-Match: ${ifNoneMatch}`);
  return ` HTTP/1.1\r\n${lines.join('\r\n')}${END_OF_HEAD}`;
}

/** Runs one connection: sends the next request as soon as a response is complete, until the time is over. */
function keepAsking(
  { port, path, ifNoneMatch }: LoadPlan,
  head: string,
  deadline: number,
  times: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let began = 0;
    /** Remaining bytes of the response; null until its header is complete. */
    let left: number | null = null;
    let early: Buffer = Buffer.alloc(0);
    socket.on('error', reject);
    socket.on('connect', ask);
    socket.on('data', (chunk: Buffer) => {
      if (left !== null) return take(chunk.length);
      const bytes = early.length === 0 ? chunk : Buffer.concat([early, chunk]);
      const end = bytes.indexOf(END_OF_HEAD);
      if (end < 0) {
        early = bytes;
        return;
      }
      early = Buffer.alloc(0);
      const text = bytes.toString('latin1', 0, end);
      const isSame = ifNoneMatch !== undefined;
      const length = isSame ? '0' : /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (!text.startsWith(isSame ? 'HTTP/1.1 304 ' : 'HTTP/1.1 200 ') || length === undefined) {
        return void socket.destroy(new Error(`not a page: ${bytes.toString('latin1', 0, 500)}`));
      }
      left = Number(length);
      take(bytes.length - end - END_OF_HEAD.length);
    });

    function ask(): void {
      number += 1;
      left = null;
      began = performance.now();
      socket.write(`GET ${path}${ifNoneMatch === undefined ? `?query=n${number}` : ''}${head}`, 'latin1');
    }

    function take(bytes: number): void {
      left = (left ?? 0) - bytes;
      if (left > 0) return;
      const now = performance.now();
      times.push(now - began);
      if (now < deadline) return ask();
      socket.end();
      resolve();
    }
  });
}
