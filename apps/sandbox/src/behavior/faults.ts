import { z } from 'zod/mini';

/** A fault to inject. */
export const faultOrder = z.strictObject({
  method: z._default(z.string(), '*'),
  /**
   * `/grow/matters/{id}/notes`, `/grow/matters/7/notes`, `/grow/*`, `/oauth/token`; any other path is relative to
   * `/grow`.
   */
  path: z.string().check(z.startsWith('/')),
  fault: z.enum([
    'delay',
    'drip',
    'reset_before',
    'reset_after_write',
    'truncate',
    'html',
    'status',
    'garbage',
    'content_type',
    'foreign_next',
    'foreign_firm',
    'clock_skew',
  ]),
  /** Number of requests that it affects. */
  count: z._default(z.int().check(z.minimum(1)), 1),
  /** Number of matching requests that pass first. */
  skip: z._default(z.int().check(z.minimum(0)), 0),
  /** Milliseconds. `delay`: before the request is processed; `drip`: between two chunks. */
  ms: z.optional(z.int().check(z.minimum(0), z.maximum(600_000))),
  /** `drip`: bytes per chunk. */
  bytes: z.optional(z.int().check(z.minimum(1))),
  /** `clock_skew`: offset of the Date header; negative if it is behind. */
  seconds: z.optional(z.int()),
  /** `status`, `html`: the HTTP status. */
  status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
  /** `status`: seconds, or a date. */
  retry_after: z.optional(z.union([z.string(), z.number()])),
  /** `status`: sent instead of the default error. */
  body: z.optional(z.unknown()),
});
export type Fault = z.infer<typeof faultOrder>;

/** Faults that wait for matching requests. */
export interface Faults {
  order(fault: Fault): void;
  /** @returns the waiting fault for this request, or null; reduces its count by one */
  take(method: string, path: string): Fault | null;
  list(): Fault[];
  clear(): void;
}

/** Starts without any fault. */
export function createFaults(): Faults {
  let waiting: Fault[] = [];
  return {
    order: (fault) => {
      waiting.push({ ...fault, method: fault.method.toUpperCase() });
    },
    take: (method, path) => {
      for (const fault of waiting) {
        if (fault.count === 0 || !matches(fault, method, path)) continue;
        if (fault.skip > 0) {
          fault.skip -= 1;
          continue;
        }
        fault.count -= 1;
        waiting = waiting.filter(({ count }) => count > 0);
        return fault;
      }
      return null;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear: () => {
      waiting = [];
    },
  };
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== '*' && fault.method !== method) return false;
  const wanted = /^\/(grow|oauth)(\/|\*|$)/.test(fault.path) ? fault.path : `/grow${fault.path}`;
  const pattern = wanted
    .split(/(\{\w+\}|\*$)/)
    .map((part) => (part === '*' ? '.*' : part.startsWith('{') ? '[^/]+' : part.replaceAll(/[^\w/]/g, '\\$&')));
  return new RegExp(`^${pattern.join('')}$`).test(path);
}
