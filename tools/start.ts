import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { BFF_FLAGS } from './bff-flags.ts';
import { buildWeb } from './build-web.ts';
import { SANDBOX_FLAGS } from './sandbox-flags.ts';
import { sandboxPages } from './sandbox-pages.ts';
import { sandboxSwitches } from './sandbox-switches.ts';
import { startProcess, waitForLine, type StartedProcess } from './start-process.ts';

/** `npm start`: runs the sandbox (unless a real region is set), the built web app, and the BFF that serves it. */
const { GROW_REGION = 'sandbox', GROW_API_URL, PORT = '3000', PUBLIC_URL } = process.env;
const MAX_UNREAD_BYTES = 1_048_576;
const started: StartedProcess[] = [];
let isReady = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));

try {
  console.log(`Intake Desk ready at ${await start()}`);
  isReady = true;
  for (const { child } of started) void once(child, 'exit').then(([code]) => end(typeof code === 'number' ? code : 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await end(1);
}

async function start(): Promise<string> {
  const sandboxPort = GROW_REGION === 'sandbox' && GROW_API_URL === undefined ? await startSandbox() : undefined;
  // The BFF reports configuration errors before anything is built; it serves the web app as soon as that exists.
  const env = {
    SANDBOX_PORT: sandboxPort ?? process.env['SANDBOX_PORT'],
    ...(sandboxPort === undefined ? {} : { GROW_WEB_URL: sandboxPages(sandboxPort, process.env) }),
  };
  const bff = run('apps/bff/src/main.ts', env, BFF_FLAGS);
  const [, address = ''] = await waitForLine(bff, /Intake Desk BFF listening at (\S+)/);
  const ready = buildWeb().then(() => waitUntilReady(`${address}/readyz`));
  await Promise.race([ready, ...started.map(endsTooEarly)]);
  return address;
}

/** @throws with the program's own output when it ends, because that explains the error */
async function endsTooEarly({ child, output }: StartedProcess): Promise<never> {
  // Not `exit`, because the last output may still arrive then.
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  throw new Error(output().trim() || 'It ended without a word.');
}

async function startSandbox(): Promise<string | undefined> {
  const switches = sandboxSwitches(PUBLIC_URL || `http://127.0.0.1:${PORT || '3000'}`, process.env);
  const sandbox = run('apps/sandbox/src/main.ts', { SANDBOX_SWITCHES: switches }, SANDBOX_FLAGS);
  const [, port] = await waitForLine(sandbox, /Sandbox ready at \S+:(\d+)/);
  return port;
}

function run(
  script: string,
  env: Record<string, string | undefined> = {},
  flags: readonly string[] = [],
): StartedProcess {
  const program = startProcess(script, {
    env,
    flags,
    // Earlier errors are printed as a whole at the end. The request log is for a real installation.
    show: (line, stream) => {
      if (isReady && stream === 'stderr') console.error(line);
      // A terminal or pipe that is not read must not fill the memory.
      const isRead = process.stdout.writableLength < MAX_UNREAD_BYTES;
      if (isReady && stream === 'stdout' && GROW_REGION !== 'sandbox' && isRead) console.log(line);
    },
  });
  started.push(program);
  return program;
}

async function waitUntilReady(address: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return;
    await after(25);
  }
  throw new Error(`${address} does not become ready.`);
}

async function end(code: number): Promise<void> {
  await Promise.all(started.toReversed().map((process) => process.stop()));
  process.exit(code);
}
