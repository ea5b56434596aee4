/** Results of the tests, by operation and status. */
export interface StatusTable {
  /** Records the result of a test. */
  note(operation: string, status: number, passed: boolean): void;
  /** The recorded results: ✓ passed, ✗ failed, — not in the documents. */
  print(): string;
}

const COLUMNS = ['ok', 400, 401, 403, 404, 422, 429] as const;

/** A table that tests fill as they end; a success is recorded by its own status, 200 to 299. */
export function createStatusTable(): StatusTable {
  const rows = new Map<string, Map<(typeof COLUMNS)[number], boolean>>();
  return {
    note: (operation, status, passed) => {
      const column = COLUMNS.find((candidate) => candidate === status) ?? 'ok';
      const row = rows.get(operation) ?? new Map<(typeof COLUMNS)[number], boolean>();
      rows.set(operation, row.set(column, passed));
    },
    print: () => {
      const width = Math.max(...[...rows.keys()].map(({ length }) => length)) + 2;
      const line = (first: string, cells: string[]) => `${first.padEnd(width)}${cells.join('')}`.trimEnd();
      const header = line(
        'operation',
        COLUMNS.map((column) => String(column).padEnd(5)),
      );
      const body = [...rows].map(([operation, results]) => {
        const cell = (passed: boolean | undefined) => (passed === undefined ? '—' : passed ? '✓' : '✗');
        return line(
          operation,
          COLUMNS.map((column) => cell(results.get(column)).padEnd(5)),
        );
      });
      const all = [...rows.values()].flatMap((results) => [...results.values()]);
      const passed = all.filter(Boolean).length;
      const sum = `${rows.size} operations, ${all.length} cases: ${passed} passed, ${all.length - passed} failed`;
      return [header, ...body, sum].join('\n');
    },
  };
}
