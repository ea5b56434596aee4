import { Kysely, type Dialect } from 'kysely';
import type { Tables } from './tables.ts';

/** The desk's own database: queries by Kysely, and a way to learn cheaply whether they may answer differently now. */
export class Database extends Kysely<Tables> {
  /** Another number whenever something was written, by this process at once, by another one within moments. */
  readonly version: () => number;

  constructor(dialect: Dialect, version: () => number) {
    super({ dialect });
    this.version = version;
  }
}
