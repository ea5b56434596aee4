import { ProblemError } from '../../problem.ts';
import type { AccessDecision } from '../../mirror/access/access-cache.ts';

/** @throws ProblemError grow-forbidden with the missing scope */
export function requireAccess({ isAllowed: isOpen, scope }: AccessDecision): void {
  if (isOpen) return;
  const detail = scope === undefined ? undefined : `The permission ${scope} is missing.`;
  throw new ProblemError('grow-forbidden', { detail });
}
