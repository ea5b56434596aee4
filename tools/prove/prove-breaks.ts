import type { WorktreeCopy } from './house-copy.ts';
import { judge, type Verdict } from './judge.ts';
import type { PlantedBreak } from './planted-break.ts';
import type { Protocol } from './protocol.ts';
import { LONG_LIMIT_MS, type TestRunner } from './test-runner.ts';

interface Deps {
  copies: readonly WorktreeCopy[];
  runner: TestRunner;
  protocol: Protocol;
  /** Test files that name a promise. */
  testsOf: ReadonlyMap<number, readonly string[]>;
}

/** Plants one break after another, each copy its own, and tells in the order of the breaks what the tests made of them. */
export async function proveBreaks(breaks: readonly PlantedBreak[], deps: Deps): Promise<void> {
  const { copies, runner, protocol, testsOf } = deps;
  if (!(await isGreenUntouched())) return;
  const verdicts: Verdict[] = [];
  let next = 0;
  let told = 0;
  await Promise.all(copies.map(takeNext));

  async function takeNext(copy: WorktreeCopy): Promise<void> {
    for (let index = next++; index < breaks.length; index = next++) {
      const planted = breaks[index];
      if (planted === undefined) return;
      verdicts[index] = await verdictOf(copy, planted);
      for (let verdict = verdicts[told]; verdict !== undefined; verdict = verdicts[told]) {
        tell(breaks[told], verdict);
        told += 1;
      }
    }
  }

  /** A test that is red anyway would prove nothing. */
  async function isGreenUntouched(): Promise<boolean> {
    const files = [...new Set(breaks.flatMap(filesOf))].sort();
    const isJourney = (file: string) => file.startsWith('e2e/');
    const shares = [files.filter((file) => !isJourney(file)), files.filter(isJourney)];
    const runs = await Promise.all(
      shares.map((share, index) => runner.run((copies[index] as WorktreeCopy).root, share, { limitMs: LONG_LIMIT_MS })),
    );
    const red = runs.flatMap(({ tests, trouble }) => [
      ...tests.filter(({ isPassed }) => !isPassed).map(({ title }) => title),
      ...(trouble === null ? [] : [trouble]),
    ]);
    for (const words of red) protocol.fault(`nothing is broken → red: ${words}`);
    const count = runs.reduce((sum, { tests }) => sum + tests.length, 0);
    if (red.length === 0) protocol.say(`nothing is broken → green (${count} tests in ${files.length} files)`);
    return red.length === 0;
  }

  async function verdictOf(copy: WorktreeCopy, planted: PlantedBreak): Promise<Verdict> {
    let restore: () => void;
    try {
      restore = copy.plant([planted, ...(planted.and ?? [])]);
    } catch (error) {
      return { word: 'not planted', details: [(error as Error).message] };
    }
    try {
      return judge(planted, await runner.run(copy.root, filesOf(planted), { pattern: planted.pattern }));
    } finally {
      restore();
    }
  }

  function filesOf({ promise, files }: PlantedBreak): readonly string[] {
    return files ?? testsOf.get(promise) ?? [];
  }

  function tell(planted: PlantedBreak | undefined, { word, details }: Verdict): void {
    if (planted === undefined) return;
    const line = `${planted.promise} → ${planted.what} (${planted.file}) → ${word}`;
    if (word === 'red') protocol.say(line);
    else protocol.fault(line);
    for (const detail of details) protocol.say(`     ${detail}`);
  }
}
