import { randomUUID } from 'node:crypto';
import { Client, types } from 'pg';
import type { Browser } from './browser.ts';
import { startStack, type Stack } from './start-stack.ts';
import { startedProcess } from './started-process.ts';
import { onServer } from './test-database.ts';

const SCRIPT = 'apps/bff/test/support/run-instance.ts';
const INT8 = 20;

/** Several BFFs on one database, each a process of its own, and one sandbox without limits on requests. */
export interface Instances {
  readonly all: readonly Stack[];
  /** Signs in at the first instance; the browser has the session at all of them. */
  signIn(user?: string): Promise<Browser>;
  /** Returns the rows of a statement. Tables are those of the schema `desk`. */
  rows(statement: string): Promise<Record<string, unknown>[]>;
  /** Kills an instance with signal 9 and starts another one at its address. */
  replace(stack: Stack): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** URL of a PostgreSQL server; they get a database of their own. */
  server: string;
  count: number;
  /** Added for each BFF. */
  environment?: Record<string, string>;
  /** Added for the sandbox. */
  grow?: Record<string, string>;
}

export async function startInstances({ server, count, environment = {}, grow = {} }: Options): Promise<Instances> {
  const name = `instances_${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = `${server}/${name}`;
  const client = await connect(url);
  const first = await startStack({ DATABASE_URL: url, GROW_RATE_LIMIT: '0', ...environment }, grow, SCRIPT);
  await first.control('PATCH', '/switches', { rate_limit: 0 });
  const others = await Promise.all(Array.from({ length: count - 1 }, () => first.another(SCRIPT)));
  const all = [first, ...others];
  return {
    all,
    async signIn(user = '') {
      const browser = await first.signIn(first.browser(), { user });
      for (const { url } of others)
        for (const [name, value] of browser.jar(first.url)) browser.jar(url).set(name, value);
      return browser;
    },
    rows: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    async replace(stack) {
      await stack.bff.stop('SIGKILL');
      stack.bff = startedProcess(SCRIPT, { ...stack.settings, PORT: new URL(stack.url).port });
      await stack.bff.line(/listening at/);
    },
    async stop() {
      await Promise.all(others.map(({ bff }) => bff.stop()));
      await first.stop();
      await client.end();
    },
  };
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, types: { getTypeParser: parserOf } });
  await client.connect();
  await client.query('CREATE SCHEMA IF NOT EXISTS desk');
  await client.query('SET search_path = desk');
  return client;
}

function parserOf(id: number, format?: 'text' | 'binary'): unknown {
  return id === INT8 ? Number : types.getTypeParser(id, format);
}
