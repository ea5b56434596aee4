import { SCOPES, type Scope } from '@intake-desk/grow-api/scope';
import type { Sql } from '../data/database/sql.ts';
import { secretHash, secretMatches } from '../behavior/secret.ts';

/** A developer application as registered in the portal. @see Clio developer documentation, "Applications" */
export interface Application {
  clientId: string;
  name: string;
  redirectUris: string[];
  /** Permissions it may request. */
  scopes: Scope[];
  /** The only firm that a private application serves; null for a public one. */
  firm: number | null;
  /** True if a loopback redirect address may have any port. */
  anyLoopbackPort: boolean;
  /** The portal's "Use PKCE": an authorization request without a challenge is refused. */
  requiresPkce: boolean;
}

interface Columns {
  client_id: string;
  secret_hash: string;
  name: string;
  redirect_uris: string;
  scopes: string;
  firm_id: number | null;
  any_loopback_port: number;
  requires_pkce: number;
}

/** Registers the applications of every scenario: Intake Desk, and a second one for tests, with its own rate limit. */
export function seedApplications(sql: Sql): void {
  const base = { scopes: [...SCOPES], firm: null, requiresPkce: false };
  const desk = { clientId: 'intake-desk', name: 'Intake Desk', redirectUris: ['http://127.0.0.1:3000/auth/callback'] };
  saveApplication(sql, { ...base, ...desk, anyLoopbackPort: true }, 'sandbox-secret');
  const second = { clientId: 'conformance', name: 'Conformance', redirectUris: ['http://127.0.0.1:3999/callback'] };
  saveApplication(sql, { ...base, ...second, anyLoopbackPort: false }, 'conformance-secret');
}

/** Registers or replaces an application. */
export function saveApplication(sql: Sql, application: Application, secret: string): void {
  sql.run(
    'INSERT OR REPLACE INTO applications VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    application.clientId,
    secretHash(secret),
    application.name,
    JSON.stringify(application.redirectUris),
    JSON.stringify(application.scopes),
    application.firm,
    application.anyLoopbackPort ? 1 : 0,
    application.requiresPkce ? 1 : 0,
  );
}

/** @returns null if there is no such application */
export function findApplication(sql: Sql, clientId: string): Application | null {
  const row = sql.get<Columns>('SELECT * FROM applications WHERE client_id = ?', clientId);
  if (row === undefined) return null;
  return {
    clientId: row.client_id,
    name: row.name,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    scopes: JSON.parse(row.scopes) as Scope[],
    firm: row.firm_id,
    anyLoopbackPort: row.any_loopback_port === 1,
    requiresPkce: row.requires_pkce === 1,
  };
}

/** @returns the application if the secret is correct, otherwise null */
export function authenticateApplication(sql: Sql, clientId: string, secret: string): Application | null {
  const row = sql.get<Columns>('SELECT * FROM applications WHERE client_id = ?', clientId);
  return row !== undefined && secretMatches(secret, row.secret_hash) ? findApplication(sql, clientId) : null;
}
