import { BROWSER_BREAKS } from './breaks-browser.ts';
import { BUDGET_BREAKS } from './breaks-budget.ts';
import { INSTANCE_BREAKS } from './breaks-instances.ts';
import { MIRROR_BREAKS } from './breaks-mirror.ts';
import { OPERATIONS_BREAKS } from './breaks-operations.ts';
import { OUTBOX_BREAKS } from './breaks-outbox.ts';
import { PROCESS_BREAKS } from './breaks-processes.ts';
import { PROXY_BREAKS } from './breaks-proxy.ts';
import { RECORD_BREAKS } from './breaks-records.ts';
import { SESSION_BREAKS } from './breaks-session.ts';
import { SIGN_IN_BREAKS } from './breaks-sign-in.ts';
import { STORAGE_BREAKS } from './breaks-storage.ts';
import { TOKEN_BREAKS } from './breaks-tokens.ts';
import { TRUST_BREAKS } from './breaks-trust.ts';
import type { PlantedBreak } from './planted-break.ts';

/** One break for each promise, and more for some. */
export const BREAKS: readonly PlantedBreak[] = [
  ...SIGN_IN_BREAKS,
  ...SESSION_BREAKS,
  ...BROWSER_BREAKS,
  ...PROXY_BREAKS,
  ...TOKEN_BREAKS,
  ...BUDGET_BREAKS,
  ...OUTBOX_BREAKS,
  ...MIRROR_BREAKS,
  ...OPERATIONS_BREAKS,
  ...RECORD_BREAKS,
  ...TRUST_BREAKS,
  ...STORAGE_BREAKS,
  ...INSTANCE_BREAKS,
  ...PROCESS_BREAKS,
];
