import { PRIORITIES, type Budget } from '../../grow/budget/budget.ts';
import type { Metrics } from './create-metrics.ts';

/** A budget whose queue is watched: how many wait, and how long those waited that had their turn. */
export function watchQueue(budget: Budget, { queueDepth, queueWait }: Metrics): Budget {
  for (const priority of PRIORITIES) queueDepth.set({ priority }, 0);
  budget.onGranted((priority, waited) => queueWait.observe({ priority }, waited / 1000));
  return {
    ...budget,
    async take(options) {
      const labels = { priority: options?.priority ?? 'read' };
      queueDepth.inc(labels);
      try {
        return await budget.take(options);
      } finally {
        queueDepth.dec(labels);
      }
    },
  };
}
