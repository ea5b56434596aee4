import type { WorktreeCopy } from './worktree-copy.ts';
import { classifyRun, type BreakResult } from './classify-run.ts';
import type { PlantedBreak } from './planted-break.ts';
import type { ProveReport } from './prove-report.ts';
import { LONG_LIMIT_MS, type TestRunner } from './test-runner.ts';

interface Deps {
  copies: readonly WorktreeCopy[];
  runner: TestRunner;
  report: ProveReport;
  /** Test files that name a promise. */
  testsOf: ReadonlyMap<number, readonly string[]>;
}

/** Runs one break after another, concurrently in all copies, and reports the results in the order of the breaks. */
export async function proveBreaks(breaks: readonly PlantedBreak[], deps: Deps): Promise<void> {
  const { copies, runner, report, testsOf } = deps;
  if (!(await isGreenUntouched())) return;
  const results: BreakResult[] = [];
  let next = 0;
  let reported = 0;
  await Promise.all(copies.map(takeNext));

  async function takeNext(copy: WorktreeCopy): Promise<void> {
    for (let index = next++; index < breaks.length; index = next++) {
      const planted = breaks[index];
      if (planted === undefined) return;
      results[index] = await resultOf(copy, planted);
      for (let result = results[reported]; result !== undefined; result = results[reported]) {
        printResult(breaks[reported], result);
        reported += 1;
      }
    }
  }

  /** A test that fails anyway would prove nothing. */
  async function isGreenUntouched(): Promise<boolean> {
    const files = [...new Set(breaks.flatMap(filesOf))].sort();
    const isJourney = (file: string) => file.startsWith('e2e/');
    const shares = [files.filter((file) => !isJourney(file)), files.filter(isJourney)];
    const runs = await Promise.all(
      shares.map((share, index) => runner.run((copies[index] as WorktreeCopy).root, share, { limitMs: LONG_LIMIT_MS })),
    );
    const red = runs.flatMap(({ tests, problem }) => [
      ...tests.filter(({ isPassed }) => !isPassed).map(({ title }) => title),
      ...(problem === null ? [] : [problem]),
    ]);
    for (const failure of red) report.addFault(`unmodified code → red: ${failure}`);
    const count = runs.reduce((sum, { tests }) => sum + tests.length, 0);
    if (red.length === 0) report.print(`unmodified code → green (${count} tests in ${files.length} files)`);
    return red.length === 0;
  }

  async function resultOf(copy: WorktreeCopy, planted: PlantedBreak): Promise<BreakResult> {
    let restore: () => void;
    try {
      restore = copy.plant([planted, ...(planted.and ?? [])]);
    } catch (error) {
      return { status: 'not applied', details: [(error as Error).message] };
    }
    try {
      return classifyRun(planted, await runner.run(copy.root, filesOf(planted), { pattern: planted.pattern }));
    } finally {
      restore();
    }
  }

  function filesOf({ promise, files }: PlantedBreak): readonly string[] {
    return files ?? testsOf.get(promise) ?? [];
  }

  function printResult(planted: PlantedBreak | undefined, { status, details }: BreakResult): void {
    if (planted === undefined) return;
    const line = `${planted.promise} → ${planted.what} (${planted.file}) → ${status}`;
    if (status === 'red') report.print(line);
    else report.addFault(line);
    for (const detail of details) report.print(`     ${detail}`);
  }
}
