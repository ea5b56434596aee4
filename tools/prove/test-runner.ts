import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One test that ran. */
export interface RunTest {
  title: string;
  isPassed: boolean;
}

/** Result of a run of test files. */
export interface TestRun {
  tests: RunTest[];
  /** Why a file did not even start, such as a failed setup; null when all did. */
  problem: string | null;
}

/** Upper bound for all the test files of a break, broken or not. */
const LIMIT_MS = 300_000;
/** Upper bound for all test files, one after another on a slow machine. */
export const LONG_LIMIT_MS = 1_500_000;
const REPORT = '.cache/prove.json';

interface RunOptions {
  /** Only tests whose name matches. */
  pattern?: string | undefined;
  /** Timeout after which the run is killed. */
  limitMs?: number;
}

const MAX_PROBLEM_LENGTH = 600;

/** Runs test files in a copy of the working tree, and leaves no process behind. */
export class TestRunner {
  readonly #running = new Set<ChildProcess>();
  readonly #environment: Record<string, string>;

  /** @param environment for the browser tests */
  constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  /** @param files below the root: journeys go to Playwright, the others to Vitest */
  async run(
    root: string,
    files: readonly string[],
    { pattern, limitMs = LIMIT_MS }: RunOptions = {},
  ): Promise<TestRun> {
    const journeys = files.filter(isJourney);
    const others = files.filter((file) => !isJourney(file));
    const tests: RunTest[] = [];
    for (const part of [
      others.length === 0 ? null : await this.#vitest(root, others, { pattern, limitMs }),
      journeys.length === 0 ? null : await this.#playwright(root, journeys, { pattern, limitMs }),
    ]) {
      if (part?.problem) return part;
      tests.push(...(part?.tests ?? []));
    }
    return { tests, problem: null };
  }

  /** Kills all running tests. */
  stop(): void {
    for (const child of this.#running) endGroup(child);
  }

  async #vitest(
    root: string,
    files: string[],
    { pattern, limitMs }: { pattern: string | undefined; limitMs: number },
  ): Promise<TestRun> {
    const named = pattern === undefined ? [] : ['-t', pattern];
    const command = ['run', ...files, ...named, '--reporter=json', `--outputFile=${REPORT}`];
    const output = await this.#spawn(root, REPORT, 'vitest', command, limitMs);
    interface Report {
      testResults: { status: string; message: string; assertionResults: { title: string; status: string }[] }[];
    }
    const report = read<Report>(root, REPORT);
    if (report === null) return { tests: [], problem: output };
    const unbegun = report.testResults.find(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      tests: report.testResults.flatMap(({ assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'passed' || status === 'failed')
          .map(({ title, status }) => ({ title, isPassed: status === 'passed' })),
      ),
      problem: unbegun === undefined ? null : unbegun.message.slice(0, MAX_PROBLEM_LENGTH),
    };
  }

  async #playwright(
    root: string,
    files: string[],
    { pattern, limitMs }: { pattern: string | undefined; limitMs: number },
  ): Promise<TestRun> {
    // The build stores a hash of its sources, so that it runs only after a change.
    await this.#spawn(root, REPORT, process.execPath, ['tools/build-web.ts'], limitMs);
    const report = '.cache/playwright.json';
    const named = pattern === undefined ? [] : ['-g', pattern];
    const command = ['test', '--project=journeys', ...files, ...named];
    const output = await this.#spawn(root, report, 'playwright', command, limitMs);
    interface Suite {
      specs?: { title: string; ok: boolean }[];
      suites?: Suite[];
    }
    const found = read<Suite>(root, report);
    const collect = ({ specs = [], suites = [] }: Suite): RunTest[] => [
      ...specs.map(({ title, ok }) => ({ title, isPassed: ok })),
      ...suites.flatMap(collect),
    ];
    const tests = found === null ? [] : collect(found);
    return { tests, problem: tests.length === 0 ? output : null };
  }

  /** @returns the end of its output */
  async #spawn(root: string, report: string, program: string, values: string[], limitMs: number): Promise<string> {
    mkdirSync(join(root, '.cache'), { recursive: true });
    rmSync(join(root, report), { force: true });
    const child = spawn(program, values, {
      cwd: root,
      env: { ...process.env, ...this.#environment, NO_COLOR: '1', TMPDIR: join(root, 'tmp') },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that child processes of the tests are killed with it.
      detached: true,
    });
    this.#running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_PROBLEM_LENGTH)));
    }
    const timer = setTimeout(() => endGroup(child), limitMs);
    await once(child, 'close');
    clearTimeout(timer);
    this.#running.delete(child);
    endGroup(child);
    return output.trim() === '' ? 'It ended without output.' : output.trim();
  }
}

function isJourney(file: string): boolean {
  return file.startsWith('e2e/');
}

function read<Report>(root: string, file: string): Report | null {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')) as Report;
  } catch {
    return null;
  }
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // No process is left.
  }
}
