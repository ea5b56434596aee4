import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../../tools/start-process.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';
import { onCore } from './on-core.ts';

/** The process that sends the requests. */
export interface LoadGenerator {
  run: (plan: LoadPlan) => Promise<LoadResult>;
  stop: () => void;
}

export function loadGenerator(): LoadGenerator {
  const [program = '', ...args] = onCore('rest', [process.execPath, 'bench/server/load.ts']);
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The load generator ended.');
  });
  ended.catch(() => undefined);
  return {
    async run(plan) {
      child.send(plan);
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [LoadResult];
      return result;
    },
    stop: () => void child.kill(),
  };
}
