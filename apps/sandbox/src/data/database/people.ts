import type { Sql } from './sql.ts';

/** A person who can sign in. */
export interface Person {
  id: number;
  name: string;
  email: string;
  firm: number;
  firmName: string;
  /** Firm identifier in Clio's developer portal: a ULID. */
  firmIdentifier: string;
}

/**
 * Lists all people who can sign in.
 * @param firm restricts the list to people of that firm; null for all
 */
export function listPeople(sql: Sql, firm: number | null): Person[] {
  const rows = sql.all<Person>(
    `SELECT users.id, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name, email, firm_id AS firm,
       firms.name AS firmName,
       firms.global_id AS firmIdentifier
     FROM users JOIN firms ON firms.id = firm_id WHERE active = 1 ORDER BY firm_id, users.id`,
  );
  return firm === null ? rows : rows.filter((person) => person.firm === firm);
}
