import { runningServer } from './running-server.ts';

/** The upstream of a measurement. */
export interface FakeGrow {
  port: number;
  url: string;
  /** Returns the number of requests for data since its last call. */
  count: () => Promise<number>;
  /** Sets the delay of every page in milliseconds. */
  delay: (milliseconds: number) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startFakeGrow(folder: string): Promise<FakeGrow> {
  const server = await runningServer({
    name: 'fake Grow',
    command: [process.execPath, 'bench/server/fake-grow.ts'],
    core: 'rest',
    folder,
    ready: /listening at (\d+)/,
  });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    port: server.port,
    url,
    count: async () => ((await (await fetch(`${url}/bench/count`)).json()) as { seen: number }).seen,
    delay: async (milliseconds) => void (await (await fetch(`${url}/bench/delay?ms=${milliseconds}`)).text()),
    stop: server.stop,
  };
}
