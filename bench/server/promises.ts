/** Gathers what was promised and what came of it. */
export interface Promises {
  /** Prints one line: what is promised, the figure of this run, and whether it is kept. */
  expect: (title: string, figure: number, bound: { atMost: number } | { atLeast: number }, unit?: string) => void;
  /** Those that were not kept. */
  broken: string[];
}

export function promises(): Promises {
  const broken: string[] = [];
  return {
    broken,
    expect(title, figure, bound, unit = '') {
      const isKept = 'atMost' in bound ? figure <= bound.atMost : figure >= bound.atLeast;
      const goal = 'atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`;
      console.log(`${isKept ? '✓' : '✗'} ${title}: ${figure.toFixed(2)}${unit} (${goal}${unit})`);
      if (!isKept) broken.push(title);
    },
  };
}
