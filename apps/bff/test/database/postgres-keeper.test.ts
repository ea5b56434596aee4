import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startedProcess } from '../support/started-process.ts';

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'the PostgreSQL server of a test run ends with it, also after %s',
  async (signal) => {
    const run = startedProcess('apps/bff/test/support/own-postgres.ts', {});
    const [, port = ''] = await run.line(/port (\d+)/);
    expect(await isOpen(Number(port))).toBe(true);
    await run.stop(signal);
    await expect.poll(() => isOpen(Number(port))).toBe(false);
  },
);
