import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A directory whose disk the test fills. */
export interface FillableDisk {
  directory: string;
  /** Variables of a program that uses the directory. */
  environment: Record<string, string>;
  fill(): void;
  free(): void;
  remove(): void;
}

/** Mounting needs root. Without it, SQLite's error is simulated, and the titles of the tests say so. */
const canMount = process.getuid?.() === 0 && process.platform === 'linux';

export const fillableDisk = {
  kind: canMount ? 'a tmpfs of 3 MB' : 'simulated',
  create: canMount ? mountedDisk : simulatedDisk,
};

function mountedDisk(): FillableDisk {
  const directory = mkdtempSync(join(tmpdir(), 'intake-desk-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m,mode=0700', 'tmpfs', directory]);
  const filler = join(directory, 'filler');
  return {
    directory,
    environment: {},
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (const size of [65_536, 4096, 1]) writeUntilFull(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler),
    remove() {
      execFileSync('umount', ['--lazy', directory]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function simulatedDisk(): FillableDisk {
  const directory = mkdtempSync(join(tmpdir(), 'intake-desk-disk-'));
  const flag = join(directory, 'is-full');
  const preload = pathToFileURL(join(import.meta.dirname, 'simulate-full-disk.ts')).href;
  return {
    directory,
    environment: { NODE_OPTIONS: `--import=${preload}`, SIMULATED_FULL_DISK: flag },
    fill: () => writeFileSync(flag, ''),
    free: () => rmSync(flag),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
