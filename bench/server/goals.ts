/** Checks measurements against the promises of docs/PERFORMANCE.md. */
export interface Goals {
  /** Prints one line: the promise, the measured value, and whether its goal is reached. */
  expect: (title: string, figure: number, bound: { atMost: number } | { atLeast: number }, unit?: string) => void;
  /** Titles of missed goals. */
  missed: string[];
}

export function createGoals(): Goals {
  const missed: string[] = [];
  return {
    missed,
    expect(title, figure, bound, unit = '') {
      const isReached = 'atMost' in bound ? figure <= bound.atMost : figure >= bound.atLeast;
      const goal = 'atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`;
      console.log(`${isReached ? '✓' : '✗'} ${title}: ${figure.toFixed(2)}${unit} (${goal}${unit})`);
      if (!isReached) missed.push(title);
    },
  };
}
