/** Takes what was measured, prints it beside its goal, and remembers what was not reached. */
export interface Judge {
  /** @param kept null: a figure beside ours that nothing is asked of */
  line(promise: string, what: string, figure: string, goal: string, kept: boolean | null): void;
  lines: readonly string[];
  notKept: readonly string[];
}

export function createJudge(): Judge {
  const lines: string[] = [];
  const notKept: string[] = [];
  return {
    lines,
    notKept,
    line(promise, what, figure, goal, kept) {
      const verdict = kept === null ? '' : kept ? 'reached' : 'NOT reached';
      const line =
        `${promise.padEnd(5)}${what.padEnd(62)}${figure.padStart(24)}  ${goal.padEnd(30)}${verdict}`.trimEnd();
      lines.push(line);
      console.log(line);
      if (kept === false) notKept.push(`${promise} ${what}`);
    },
  };
}

/** @param share 0.95 for the value that 95 of 100 stay below */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
