/** Everything that was said, for the terminal at once and for keeping at the end. */
export class Protocol {
  readonly #lines: string[] = [];
  readonly #secretPlaces: readonly string[];
  faults = 0;

  /** @param secretPlaces folders whose names are nobody's business */
  constructor(secretPlaces: readonly string[]) {
    this.#secretPlaces = secretPlaces;
  }

  say(line: string): void {
    const clean = this.#secretPlaces.reduce((text, place) => text.replaceAll(place, '.'), line);
    this.#lines.push(clean);
    console.log(clean);
  }

  fault(line: string): void {
    this.faults += 1;
    this.say(`✗ ${line}`);
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}
