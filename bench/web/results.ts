/** Prints each measurement beside its goal, and records missed goals. */
export interface Results {
  /** @param isReached null: a number for comparison, without a goal */
  add(promise: string, what: string, figure: string, goal: string, isReached: boolean | null): void;
  lines: readonly string[];
  missed: readonly string[];
}

export function createResults(): Results {
  const lines: string[] = [];
  const missed: string[] = [];
  return {
    lines,
    missed,
    add(promise, what, figure, goal, isReached) {
      const verdict = isReached === null ? '' : isReached ? 'reached' : 'NOT reached';
      const line =
        `${promise.padEnd(5)}${what.padEnd(62)}${figure.padStart(24)}  ${goal.padEnd(30)}${verdict}`.trimEnd();
      lines.push(line);
      console.log(line);
      if (isReached === false) missed.push(`${promise} ${what}`);
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
