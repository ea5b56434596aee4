import { startProcess, waitForLine, type StartedProcess } from '../../tools/start-process.ts';
import { SANDBOX_FLAGS } from '../../tools/sandbox-flags.ts';

/** A sandbox with 52,000 untriaged leads and no rate limit. */
export interface ManyLeads {
  url: string;
  control(method: string, path: string, order?: object): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startFirm(folder: string): Promise<ManyLeads> {
  const sandbox: StartedProcess = startProcess('apps/sandbox/src/main.ts', {
    flags: SANDBOX_FLAGS,
    env: { DATA_DIR: folder, SANDBOX_PORT: '0', SANDBOX_SCENARIO: 'many-leads' },
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
