import { workerData, type MessagePort } from 'node:worker_threads';
import { Client, types } from 'pg';

/** Runs statements for a thread that waits for each: `signal` is set once the answer is in the port. */
interface Order {
  url: string;
  schema: string;
  signal: Int32Array;
  port: MessagePort;
}

const INT8 = 20;
types.setTypeParser(INT8, Number);
const { url, schema, signal, port } = workerData as Order;
const client = new Client(url);
client.on('error', () => undefined);
const connected = client.connect().then(() => client.query(`SET search_path = ${schema}`));

port.on('message', ({ statement, values }: { statement: string; values: unknown[] }) => {
  void run(statement, values).then((answer) => {
    port.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
    if (statement === 'CLOSE') port.close();
  });
});

async function run(statement: string, values: unknown[]): Promise<object> {
  try {
    await connected;
    if (statement === 'CLOSE') {
      await client.end();
      return { found: [] };
    }
    const { rows } = await (values.length === 0 ? client.query(statement) : client.query(statement, values));
    return { found: rows ?? [] };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
