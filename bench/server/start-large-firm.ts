import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SANDBOX_FLAGS } from '../../tools/sandbox-flags.ts';
import { runningServer } from './running-server.ts';

/** A sandbox with ten thousand leads, a hundred thousand contacts and sixty thousand matters. */
export interface LargeFirm {
  url: string;
  people: string[];
  control<Answer>(method: string, path: string, order?: object): Promise<Answer>;
  /** Returns the newest untriaged leads from the sandbox's own file, without an API request. */
  newestLeads(count: number): number[];
  stop(): Promise<void>;
}

export async function startLargeFirm(folder: string): Promise<LargeFirm> {
  const data = join(folder, 'grow');
  mkdirSync(data);
  const server = await runningServer({
    name: 'sandbox',
    command: [process.execPath, ...SANDBOX_FLAGS, 'apps/sandbox/src/main.ts'],
    env: { SANDBOX_PORT: '0', SANDBOX_SCENARIO: 'large-firm', DATA_DIR: data },
    core: 'rest',
    folder,
    ready: /Sandbox ready at http:\S+:(\d+)/,
  });
  const url = `http://127.0.0.1:${server.port}`;
  const control = async <Answer>(method: string, path: string, order?: object): Promise<Answer> => {
    const body = order === undefined ? null : JSON.stringify(order);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/__sandbox__/${path}`, { method, body, headers });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
  const { data: people } = await control<{ data: { id: number; firm: number }[] }>('GET', 'people');
  const firm = people[0]?.firm ?? 0;
  return {
    url,
    people: people.filter((person) => person.firm === firm).map(({ id }) => String(id)),
    control,
    newestLeads(count) {
      const file = new DatabaseSync(join(data, 'sandbox.sqlite'), { readOnly: true });
      const query = `SELECT id FROM inbox_leads WHERE firm_id = (SELECT firm_id FROM users ORDER BY id LIMIT 1) AND state = 'untriaged'
        ORDER BY created_at DESC, id DESC LIMIT ?`;
      const ids = file
        .prepare(query)
        .all(count)
        .map(({ id }) => Number(id));
      file.close();
      return ids;
    },
    stop: server.stop,
  };
}
