import { startProcess, waitForLine, type StartedProcess } from '../../tools/start-process.ts';
import { SANDBOX_FLAGS } from '../../tools/sandbox-flags.ts';

/** A sandbox without a rate limit. */
export interface BenchFirm {
  url: string;
  control(method: string, path: string, order?: object): Promise<unknown>;
  stop(): Promise<void>;
}

/** @param scenario by default 52,000 untriaged leads */
export async function startFirm(folder: string, scenario = 'many-leads'): Promise<BenchFirm> {
  const sandbox: StartedProcess = startProcess('apps/sandbox/src/main.ts', {
    flags: SANDBOX_FLAGS,
    env: { DATA_DIR: folder, SANDBOX_PORT: '0', SANDBOX_SCENARIO: scenario },
  });
  const [, port] = await waitForLine(sandbox, /Sandbox ready at \S+:(\d+)/, 120_000);
  const url = `http://127.0.0.1:${port}`;
  const control = async (method: string, path: string, order?: object): Promise<unknown> => {
    const response = await fetch(`${url}/__sandbox__/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: order === undefined ? null : JSON.stringify(order),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : ((await response.json()) as unknown);
  };
  await control('PATCH', 'switches', { rate_limit: 0 });
  return { url, control, stop: () => sandbox.stop() };
}
