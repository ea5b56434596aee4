import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from './build-web.ts';
import { SANDBOX_FLAGS } from './sandbox-flags.ts';
import { MODULES, runWapiti, wapitiVersion, type Finding } from './scan/run-wapiti.ts';
import { signIn } from './scan/sign-in.ts';
import { ROOT, startProcess, waitForLine, type StartedProcess } from './start-process.ts';

/**
 * `npm run scan`: runs an independent web scanner against the BFF of a signed-in person for some minutes. A finding
 * that {@link EXPLAINED} does not name, or a response of 500, is a failure. Its report is stored as proof.
 */
const PROOF = join(ROOT, 'docs/proof/scan.txt');
const TARGETS = [
  '/',
  '/matters/7?x=1',
  '/auth/login?returnTo=/matters',
  '/auth/callback?code=c&state=s',
  '/auth/session?slide=false',
  '/actions/open?user_id=1&subject_url=https://app.clio.com/grow/matters/7&custom_action_nonce=n',
  '/api/grow/users/who_am_i',
  '/api/grow/matters?include=custom_field_values',
  '/api/grow/matters/7',
  '/api/grow/matters/7/notes',
  '/api/grow/contacts?query=ana&updated_since=2026-01-01',
  '/api/grow/inbox_leads?state=untriaged&query=ana',
];
/** Accepted findings, with the reason. */
const EXPLAINED: readonly { what: RegExp; why: string }[] = [
  {
    what: /^Secure flag is not set in the cookie : login\./,
    why: 'plain HTTP on this machine; Secure on https, promise 12',
  },
  { what: /^X-XSS-Protection is not set$/, why: 'no browser reads it any more; the policy (CSP) does its work' },
];

const version = wapitiVersion();
if (version === null) {
  console.error('wapiti is not installed; on Debian and Ubuntu: apt-get update && apt-get install -y wapiti');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'intake-desk-scan-'));
const programs: StartedProcess[] = [];
const statuses: Record<string, number> = {};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave(130));

try {
  await leave((await scan(version)) ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await leave(1);
}

/** @returns true if no finding is open */
async function scan(scanner: string): Promise<boolean> {
  await buildWeb();
  const started = new Date();
  const { desk, sandbox } = await startDesk();
  const cookie = await signIn(desk, sandbox);
  console.log(`${scanner} attacks ${desk} for some minutes.`);
  const findings = await runWapiti({
    targets: TARGETS.map((target) => desk + target),
    headers: { Cookie: cookie, 'X-CSRF': '1' },
    folder,
  });
  const reached = ((await (await fetch(`${sandbox}/__sandbox__/requests`)).json()) as { data: unknown[] }).data.length;
  const open = findings.filter(({ what }) => !EXPLAINED.some((known) => known.what.test(what)));
  const faults = Object.keys(statuses).filter((status) => status >= '500' && status !== '501');
  const isGood = open.length === 0 && faults.length === 0 && reached > TARGETS.length;
  const minutes = ((Date.now() - started.getTime()) / 60_000).toFixed(1);
  const lines = [
    'npm run scan',
    `Started ${started.toISOString()}, took ${minutes} minutes: ${isGood ? 'passed' : 'failed'}.`,
    '',
    `${scanner}, signed in, modules ${MODULES.join(' ')}`,
    `Answers of the desk: ${JSON.stringify(statuses)}; requests that reached the sandbox: ${reached}`,
    `${findings.length} findings, ${open.length} of them not explained:`,
    ...findings.map(formatFinding),
  ];
  console.log(lines.slice(3).join('\n'));
  mkdirSync(join(ROOT, 'docs/proof'), { recursive: true });
  writeFileSync(PROOF, `${lines.join('\n')}\n`);
  return isGood;
}

async function startDesk(): Promise<{ desk: string; sandbox: string }> {
  const data = { DATA_DIR: folder, SANDBOX_SWITCHES: 'rate_limit=0', SANDBOX_PORT: '0' };
  const grow = startProcess('apps/sandbox/src/main.ts', { env: data, flags: SANDBOX_FLAGS });
  programs.push(grow);
  const [, sandbox = ''] = await waitForLine(grow, /Sandbox ready at (http:\/\/\S+)/);
  const bff = startProcess('apps/bff/src/main.ts', {
    env: {
      ...{ DATA_DIR: folder, PORT: '0', SANDBOX_PORT: new URL(sandbox).port, GROW_RATE_LIMIT: '0' },
      // Never scans a real Clio, whatever the environment of this terminal.
      ...{ GROW_REGION: 'sandbox', GROW_API_URL: undefined, GROW_AUTH_URL: undefined, PUBLIC_URL: undefined },
    },
    show: count,
  });
  programs.push(bff);
  const [, desk = ''] = await waitForLine(bff, /Intake Desk BFF listening at (http:\/\/\S+)/);
  return { desk, sandbox };
}

function count(line: string): void {
  const status = /"status":(\d{3})\b/.exec(line)?.[1];
  if (status !== undefined) statuses[status] = (statuses[status] ?? 0) + 1;
}

function formatFinding({ weight, kind, where, what }: Finding): string {
  const why = EXPLAINED.find((known) => known.what.test(what))?.why;
  return `  weight ${weight}: ${kind}: ${where}: ${what}${why === undefined ? '' : ` (explained: ${why})`}`;
}

async function leave(code: number): Promise<never> {
  await Promise.all(programs.map((program) => program.stop()));
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
