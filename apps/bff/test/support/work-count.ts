import { Pool } from 'pg';

/** Number of things that take real time, so that a clock of a test can wait for them. */
export class WorkCount {
  #count = 0;
  #changed = Promise.withResolvers<void>();

  get isBusy(): boolean {
    return this.#count > 0;
  }

  /** Resolves when something has ended. */
  get changed(): Promise<void> {
    return this.#changed.promise;
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** Counts the connections to PostgreSQL that are in use by this process; none with SQLite, which takes no time. */
export function countConnections(work: WorkCount): void {
  const pools = Pool.prototype as unknown as {
    connect: (this: unknown) => Promise<{ release: (...values: unknown[]) => void }>;
  };
  const { connect } = pools;
  pools.connect = async function () {
    work.begin();
    try {
      const client = await connect.call(this);
      const { release } = client;
      client.release = (...values) => {
        work.end();
        release.apply(client, values);
      };
      return client;
    } catch (error) {
      work.end();
      throw error;
    }
  };
}
