import { z } from 'zod/mini';

/** What can go wrong on demand. */
export const faultOrder = z.strictObject({
  method: z._default(z.string(), '*'),
  /** `/grow/matters/{id}/notes`, `/grow/matters/7/notes`, `/grow/*`, `/oauth/token`; without a first segment of these, below `/grow`. */
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
  /** How many requests it hits. */
  count: z._default(z.int().check(z.minimum(1)), 1),
  /** How many matching requests pass first. */
  skip: z._default(z.int().check(z.minimum(0)), 0),
  /** `delay`: before the request is looked at; `drip`: between two pieces. Milliseconds. */
  ms: z.optional(z.int().check(z.minimum(0), z.maximum(600_000))),
  /** `drip`: bytes a piece. */
  bytes: z.optional(z.int().check(z.minimum(1))),
  /** `clock_skew`: how far the Date header is off; negative when behind. */
  seconds: z.optional(z.int()),
  /** `status`, `html`: which. */
  status: z.optional(z.int().check(z.minimum(200), z.maximum(599))),
  /** `status`: seconds, or a date. */
  retry_after: z.optional(z.union([z.string(), z.number()])),
  /** `status`: sent in place of the usual error. */
  body: z.optional(z.unknown()),
});
export type Fault = z.infer<typeof faultOrder>;

/** Faults that wait for their requests. */
export interface Faults {
  order(fault: Fault): void;
  /** @returns the fault for this request, if one waits for it; it is used up by one */
  take(method: string, path: string): Fault | null;
  list(): Fault[];
  clear(): void;
}

/** No faults until ordered. */
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
