/**
 * V8 flags of the sandbox. By default, V8 lets a busy firm's pages pile up to twice the memory before it collects them.
 * They are on the command line, because V8 can hang at exit when such flags are set later.
 * @see docs/PERFORMANCE.md
 */
export const SANDBOX_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
