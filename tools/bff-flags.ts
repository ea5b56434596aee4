/**
 * Flags of the BFF. A signal must not open Node's inspector, which gives access to every token. Pages that pass through are garbage at once, and with a small nursery V8 keeps moving them.
 * Costs 100 MB at most. They are on the command line, as for the sandbox.
 * @see docs/PERFORMANCE.md
 */
export const BFF_FLAGS: readonly string[] = [
  '--disable-sigusr1',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
];
