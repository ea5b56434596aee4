import type { Scope } from '@intake-desk/grow-api/scope';

/** Thrown when no grant can fetch a list. This is a normal state, not a failure. */
export class SyncUnavailable extends Error {
  readonly code: 'asleep' | 'scope-missing';
  /** The missing permission. */
  readonly scope: Scope | undefined;

  constructor(code: SyncUnavailable['code'], scope?: Scope) {
    super(code);
    this.name = 'MirrorPause';
    this.code = code;
    this.scope = scope;
  }
}
