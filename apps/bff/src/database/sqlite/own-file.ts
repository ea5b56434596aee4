import { statSync } from 'node:fs';

/** The file of a running server was removed or replaced: what is written to it would be lost at the next start. */
class FileReplacedError extends Error {
  /** Handled like every error of the database. */
  readonly code = 'ERR_SQLITE_ERROR';

  constructor(file: string) {
    super(`${file} was removed or replaced`);
    this.name = 'FileReplacedError';
  }
}

/**
 * Remembers which files a database consists of.
 * @param file an open database in WAL mode
 * @returns a check that throws once the file or its log is not the one that was opened. It costs some microseconds
 */
export function rememberFile(file: string): () => void {
  const files = [file, `${file}-wal`];
  const opened = files.map(identity);
  return () => {
    for (const [index, name] of files.entries())
      if (identity(name) !== opened[index]) throw new FileReplacedError(name);
  };
}

function identity(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}
