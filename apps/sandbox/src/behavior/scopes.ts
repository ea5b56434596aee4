import type { OperationId } from '@intake-desk/grow-api/operations';
import { operations } from '@intake-desk/grow-api/operations';
import { SCOPES, type Scope } from '@intake-desk/grow-api/scope';
import type { Switches } from './switches.ts';

/**
 * Returns the permission that an operation needs; null if any token is accepted.
 * @see Clio developer documentation, "App permissions"; who_am_i and sources are not in it, hence the two switches
 */
export function scopeOf(id: OperationId, { values }: Switches): Scope | null {
  if (id === 'whoAmI' && values.who_am_i_scope === 'any') return null;
  if (id === 'listSources') return values.sources_scope === 'any' ? null : 'grow_lead_inbox_read';
  if (id === 'createSource') return values.sources_scope === 'any' ? null : 'grow_lead_inbox_write';
  return operations[id].scope;
}

/** Splits a scope parameter. Unknown scopes are included, for the caller to refuse. */
export function scopeWords(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
}

/** Returns the known scopes among the given words. */
export function knownScopes(words: readonly string[]): Set<Scope> {
  return new Set(SCOPES.filter((scope) => words.includes(scope)));
}
