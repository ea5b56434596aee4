import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startedProcess } from '../support/started-process.ts';
import { startStack } from '../support/start-stack.ts';

test('42: a second BFF on the same data directory does not start and says why; after a kill the next one starts', async () => {
  const stack = await startStack();
  const browser = await stack.signIn();
  const second = startedProcess('apps/bff/src/main.ts', {
    PORT: '0',
    SANDBOX_PORT: new URL(stack.sandboxUrl).port,
    DATA_DIR: stack.directory,
  });
  expect(await second.ended()).toBe(1);
  expect(second.stdout()).toBe('');
  expect(second.stderr()).toBe(`Another desk runs on DATA_DIR ${stack.directory}. Stop it, or set another DATA_DIR.\n`);
  expect((await stat(join(stack.directory, 'desk.lock'))).mode & 0o777).toBe(0o600);

  await stack.restart({}, 'SIGKILL');
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
  await stack.stop();
});

test.runIf(process.platform === 'linux')(
  '42: a second BFF does not start on a directory whose lock file was removed; the first one serves on',
  async () => {
    const stack = await startStack();
    const browser = await stack.signIn();
    await rm(join(stack.directory, 'desk.lock'));
    const second = startedProcess('apps/bff/src/main.ts', {
      PORT: '0',
      SANDBOX_PORT: new URL(stack.sandboxUrl).port,
      DATA_DIR: stack.directory,
    });
    expect([await second.ended(), second.stderr()]).toEqual([
      1,
      `Another desk runs on DATA_DIR ${stack.directory}. Stop it, or set another DATA_DIR.\n`,
    ]);
    expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
    await stack.restart({}, 'SIGKILL');
    expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
    await stack.stop();
  },
);
