import { createServer } from 'vite';
import { join } from 'node:path';
import { BFF_FLAGS } from './bff-flags.ts';
import { SANDBOX_FLAGS } from './sandbox-flags.ts';
import { sandboxPages } from './sandbox-pages.ts';
import { sandboxSwitches } from './sandbox-switches.ts';
import { ROOT, startProcess, waitForLine } from './start-process.ts';

/** `npm run dev`: Vite with hot reload at the public URL, in front of sandbox and BFF. */
const PORT = Number(process.env['PORT'] ?? 3000);
const show = (line: string) => console.log(line);

const address = `http://127.0.0.1:${PORT}`;
const sandbox = startProcess('apps/sandbox/src/main.ts', {
  flags: SANDBOX_FLAGS,
  env: { SANDBOX_SWITCHES: sandboxSwitches(address, process.env) },
  show,
});
const [, sandboxPort] = await waitForLine(sandbox, /Sandbox ready at \S+:(\d+)/);
const bff = startProcess('apps/bff/src/main.ts', {
  flags: BFF_FLAGS,
  // The browser talks to Vite, so sign-in must return to that URL.
  env: {
    PORT: '0',
    SANDBOX_PORT: sandboxPort,
    PUBLIC_URL: address,
    GROW_WEB_URL: sandboxPages(String(sandboxPort), process.env),
  },
  show,
});
const [, bffAddress] = await waitForLine(bff, /Intake Desk BFF listening at (\S+)/);
process.env['BFF_URL'] = bffAddress;
const vite = await createServer({ root: join(ROOT, 'apps/web'), server: { port: PORT } });
await vite.listen();
console.log(`Intake Desk for developers at ${address}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([vite.close(), bff.stop(), sandbox.stop()]).then(() => process.exit(0)));
}
