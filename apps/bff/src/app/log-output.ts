import { write, writeSync } from 'node:fs';

/** Where log lines go. */
export interface LogOutput {
  /** Never waits and never throws. */
  write(line: string): void;
  /** Resolves when everything is written, or cannot be written now. */
  flush(): Promise<void>;
}

/** A reader that is stuck leaves room for about 5,000 lines; later ones are dropped and counted. */
const MAX_WAITING_BYTES = 1_048_576;
/** Lines are collected for this long, to reduce writes. */
const COLLECT_MS = 100;

/**
 * Writes log lines to standard output. Where that cannot be written, such as on a full disk, or is not read, nothing
 * else waits: pino's own destination would block the process, or end it, or wait at its exit.
 */
export function createLogOutput(descriptor = 1): LogOutput {
  // Node opens a pipe here, which makes it fail instead of block while its reader is stuck.
  void process.stdout;
  let waiting: Buffer = Buffer.alloc(0);
  let lines: string[] = [];
  let bytes = 0;
  let dropped = 0;
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  process.once('exit', writeAtExit);

  return {
    write(line) {
      if (bytes + line.length > MAX_WAITING_BYTES) {
        dropped += 1;
        return;
      }
      lines.push(line);
      bytes += line.length;
      later();
    },
    flush: begin,
  };

  function later(): void {
    timer ??= setTimeout(() => {
      timer = null;
      void begin();
    }, COLLECT_MS).unref();
  }

  function begin(): Promise<void> {
    writing ??= writeWaiting().finally(() => (writing = null));
    return writing;
  }

  /** Ends after a failure; the next attempt follows later. */
  async function writeWaiting(): Promise<void> {
    for (collect(); waiting.length > 0; collect()) {
      const written = await writeOnce(waiting);
      if (written === null) return later();
      remove(written);
    }
  }

  function collect(): void {
    if (dropped > 0 && bytes < MAX_WAITING_BYTES / 2) {
      const line = { level: 'warn', time: new Date().toISOString(), event: 'log-dropped', lines: dropped };
      lines.push(`${JSON.stringify({ ...line, msg: 'log lines were dropped' })}\n`);
      dropped = 0;
    }
    waiting = Buffer.concat([waiting, Buffer.from(lines.join(''))]);
    lines = [];
    bytes = waiting.length;
  }

  function remove(written: number): void {
    waiting = waiting.subarray(written);
    bytes -= written;
  }

  /** @returns the number of bytes; null after a failure */
  function writeOnce(chunk: Buffer): Promise<number | null> {
    return new Promise((resolve) => {
      write(descriptor, chunk, (error, written) => resolve(error === null ? written : null));
    });
  }

  function writeAtExit(): void {
    try {
      // A write in progress still completes.
      if (writing !== null) waiting = Buffer.alloc(0);
      collect();
      while (waiting.length > 0) remove(writeSync(descriptor, waiting));
    } catch {
      // Nothing reads these lines.
    }
  }
}
