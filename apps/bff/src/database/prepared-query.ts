import type { Compilable } from 'kysely';
import type { Database } from './open-database.ts';

/**
 * A query that is asked with each request: compiled once, since that takes longer than reading the row.
 * @param query with any values in the places of its parameters
 * @returns runs it with these values, in the order in which the query names them
 */
export function preparedQuery<Row>(
  database: Database,
  query: Compilable<Row>,
): (...parameters: readonly unknown[]) => Promise<Row | undefined> {
  const compiled = query.compile();
  return async (...parameters) => {
    const { rows } = await database.executeQuery<Row>({ ...compiled, parameters });
    return rows[0];
  };
}
