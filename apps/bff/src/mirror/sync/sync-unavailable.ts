import type { Scope } from '@intake-desk/grow-api/scope';

/** Why the mirror cannot ask Grow for a list at all, through nobody's fault. */
export class SyncUnavailable extends Error {
  readonly code: 'asleep' | 'scope-missing';
  /** The permission that is missing. */
  readonly scope: Scope | undefined;

  constructor(code: SyncUnavailable['code'], scope?: Scope) {
    super(code);
    this.name = 'MirrorPause';
    this.code = code;
    this.scope = scope;
  }
}
