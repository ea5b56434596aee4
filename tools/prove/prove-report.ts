/** Prints lines at once, and collects them for the proof file. */
export class ProveReport {
  readonly #lines: string[] = [];
  readonly #hiddenPaths: readonly string[];
  faults = 0;

  /** @param hiddenPaths folders whose paths are replaced in the output */
  constructor(hiddenPaths: readonly string[]) {
    this.#hiddenPaths = hiddenPaths;
  }

  print(line: string): void {
    const clean = this.#hiddenPaths.reduce((text, path) => text.replaceAll(path, '.'), line);
    this.#lines.push(clean);
    console.log(clean);
  }

  addFault(line: string): void {
    this.faults += 1;
    this.print(`✗ ${line}`);
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
