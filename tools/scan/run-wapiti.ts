import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A finding of the scanner. */
export interface Finding {
  /** 0 for a remark to 4 for critical, by the scanner's own scale. */
  weight: number;
  kind: string;
  /** Method and path. */
  where: string;
  what: string;
}

interface Scan {
  /** Start URLs; each with parameters that are worth an attack. */
  targets: readonly string[];
  /** Sent with every request. */
  headers: Record<string, string>;
  /** Folder for its report and its state. */
  folder: string;
}

/**
 * All modules except those that access the internet (`nikto`, `ssrf`, `wapp`, `xxe`) or try passwords, which Intake
 * Desk does not have.
 */
export const MODULES = [
  ...['backup', 'blindsql', 'buster', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers'],
  ...['methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'xss'],
] as const;

/** Below five minutes in total. */
const CRAWL_SECONDS = 40;
const MODULE_SECONDS = 14;

/** @returns the scanner's name and version, or null when it is not installed */
export function wapitiVersion(): string | null {
  const { status, stdout } = spawnSync('wapiti', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (/Wapiti (\d[\d.]*)/.exec(stdout)?.[0] ?? 'Wapiti') : null;
}

/**
 * Runs Wapiti's crawl and attacks, within a limited time.
 * @see https://wapiti-scanner.github.io
 */
export async function runWapiti({ targets: [first = '', ...others], headers, folder }: Scan): Promise<Finding[]> {
  const report = join(folder, 'report.json');
  const child = spawn(
    'wapiti',
    [
      ...['--url', first],
      ...others.flatMap((target) => ['--start', target]),
      ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
      ...['--module', MODULES.join(',')],
      ...['--max-scan-time', String(CRAWL_SECONDS), '--max-attack-time', String(MODULE_SECONDS)],
      ...['--store-session', join(folder, 'session'), '--store-config', join(folder, 'config')],
      ...['--format', 'json', '--output', report, '--flush-session', '--no-bugreport', '--verbose', '0'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Wapiti ended with ${code}:\n${output}`);
  return readFindings(readFileSync(report, 'utf8'));
}

/** Returns vulnerabilities and anomalies: responses of 500, and missing responses. */
function readFindings(report: string): Finding[] {
  type Group = Record<string, { level: number; method: string; path: string; info: string }[]>;
  const { vulnerabilities, anomalies } = JSON.parse(report) as { vulnerabilities: Group; anomalies: Group };
  return Object.entries({ ...vulnerabilities, ...anomalies })
    .flatMap(([kind, found]) =>
      found.map(({ level, method, path, info }) => ({
        weight: level,
        kind,
        where: `${method} ${path.split('?', 1)[0]}`,
        what: info,
      })),
    )
    .sort((one, other) => other.weight - one.weight);
}
