import { PRIORITIES, type Budget, type Priority } from '../grow/budget/budget.ts';
import type { Metrics } from './create-metrics.ts';

/** Wraps a budget and observes its queue: the number of waiting requests, and the waits of granted ones. */
export function observeQueue(budget: Budget, { queueDepth, queueWait }: Metrics): Budget {
  const depths = new Map(PRIORITIES.map((priority) => [priority, queueDepth.labels(priority)]));
  const waits = new Map(PRIORITIES.map((priority) => [priority, queueWait.labels(priority)]));
  for (const depth of depths.values()) depth.set(0);
  budget.onGranted((priority, waited) => waits.get(priority)?.observe(waited / 1000));
  return {
    ...budget,
    async acquire(options) {
      const depth = depths.get(options?.priority ?? ('read' satisfies Priority));
      depth?.inc();
      try {
        return await budget.acquire(options);
      } finally {
        depth?.dec();
      }
    },
  };
}
