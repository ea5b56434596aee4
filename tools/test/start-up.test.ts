import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BFF_FLAGS } from '../bff-flags.ts';
import { ROOT } from '../start-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'intake-desk-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs `tools/start.ts` as `npm start` does, and waits until it exits. */
async function start(env: Record<string, string>): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const child = spawn(process.execPath, ['tools/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0', ...env },
  });
  let stderr = '';
  let stdout = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, stdout };
}

describe('a signal opens no inspector, which gives access to every token', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<'start' | 'start:bff' | 'cli', string>;
  };

  it('of the server, as npm run start:bff starts it', async () => {
    const [, , ...args] = scripts['start:bff'].split(' ');
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir, PORT: '0' } });
    let stderr = '';
    let stdout = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    await expect.poll(() => stdout).toContain('listening at');
    child.kill('SIGUSR1');
    const address = /http:\S+/.exec(stdout)?.[0] ?? '';
    for (let times = 0; times < 20; times += 1) expect((await fetch(`${address}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, stderr]).toEqual([0, '']);
  });

  it('of npm start, of the server that it starts, and of the commands', () => {
    for (const script of [scripts.start, scripts.cli]) expect(script).toContain(' --disable-sigusr1 ');
    expect(BFF_FLAGS).toContain('--disable-sigusr1');
  });
});

describe('a failed start says why in one line and exits with 1', () => {
  it('a real region without credentials names the missing variables', async () => {
    const { code, stderr, stdout } = await start({ GROW_REGION: 'us' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    for (const variable of ['GROW_CLIENT_ID', 'GROW_CLIENT_SECRET', 'PUBLIC_URL', 'SESSION_SECRETS', 'TOKEN_KEYS']) {
      expect(stderr).toContain(variable);
    }
  });

  it.each(['PORT', 'SANDBOX_PORT'])('%s that is taken', async (variable) => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { code, stderr } = await start({ [variable]: String(port) });
    holder.close();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(String(port));
  });

  it('a directory that cannot be written', async () => {
    const notADirectory = join(dataDir, 'file');
    writeFileSync(notADirectory, '');
    const { code, stderr } = await start({ DATA_DIR: join(notADirectory, 'data') });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(notADirectory);
  });

  it('a bad variable is named, and its value is checked once', async () => {
    const { code, stderr } = await start({ GROW_REGION: 'mars' });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('GROW_REGION');
  });
});

it('a Node that is too old is rejected in one line', () => {
  const pretend = join(dataDir, 'pretend.cjs');
  writeFileSync(pretend, `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`);
  const check = ['-r', './tools/check-node.cjs', '-e', '0'];
  const { status, stderr } = spawnSync(process.execPath, ['-r', pretend, ...check], { cwd: ROOT, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain('24.12');
  expect(spawnSync(process.execPath, check, { cwd: ROOT }).status).toBe(0);
});

it('npm start prints one line when ready, and ending npm ends sandbox and BFF too', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', SANDBOX_PORT: '0' },
  });
  let stdout = '';
  const address = await new Promise<string>((ready) => {
    npm.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      const found = /^Intake Desk ready at (http:\S+)$/m.exec(stdout)?.[1];
      if (found) ready(found);
    });
  });
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('>'))).toHaveLength(1);
  const ended = once(npm, 'close');
  npm.kill('SIGTERM');
  await ended;
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});
