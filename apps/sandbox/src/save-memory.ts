import { setFlagsFromString } from 'node:v8';

/**
 * Asks V8 to prefer little memory to speed: left alone it takes twice as much for a busy firm's pages, and never gives it back.
 * @see docs/PERFORMANCE.md
 */
export function saveMemory(): void {
  setFlagsFromString('--optimize-for-size');
}
