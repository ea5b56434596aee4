/**
 * What Node is told when it runs the sandbox: left alone, V8 lets a busy firm's pages pile up to twice the memory before it
 * clears them away. On the command line, since V8 may hang at its end when such flags come later.
 * @see docs/PERFORMANCE.md
 */
export const SANDBOX_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
