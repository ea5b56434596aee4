import './config/silence-debug.ts';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { systemClock } from './clock.ts';
import { readConfig } from './config/config.ts';
import { ConfigError } from './config/config-error.ts';
import { createApp } from './app/create-app.ts';
import { SENT_MS } from './grow/budget/rate-window.ts';
import { openSlots } from './grow/budget/open-slots.ts';
import { createLogOutput } from './app/log-output.ts';
import { listen } from './app/listen.ts';
import { answerNotReady, untilOpen } from './app/await-database.ts';
import { openStores } from './app/open-stores.ts';
import { explain, isAway } from './cli/open-or-explain.ts';
import { trackInFlightRequests } from './app/in-flight-requests.ts';
import { stopGracefully } from './app/shut-down.ts';
import { sweepRegularly } from './app/run-sweeps.ts';

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // The port may be open already.
  process.exit(1);
}

async function start(): Promise<void> {
  const wanted = readConfig();
  // No real browser is slower than these limits.
  const server = createServer({
    requestTimeout: 60_000,
    headersTimeout: 20_000,
    connectionsCheckingInterval: 5000,
    keepAliveTimeout: 65_000,
  });
  // Closes connections idle for this long, such as a client that never reads its response. Node checks a connection
  // with unsent data only at every second timeout, so this can take twice as long.
  server.setTimeout(90_000);
  let listening: Promise<number> | null = null;
  const { database, mirrorDatabase } = await untilOpen(
    () => openStores(wanted, endTaken),
    (error) => isAway(wanted, error),
    async (error) => {
      process.stderr.write(`${explain(wanted, error).message} Trying again every second.\n`);
      server.on('request', answerNotReady);
      await (listening = listen(server, wanted));
    },
  ).catch((error: unknown) => {
    throw explain(wanted, error);
  });
  const metrics = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }).unref();
  if (wanted.metricsPort !== null) {
    await listen(metrics, { host: '127.0.0.1', port: wanted.metricsPort, variable: 'METRICS_PORT' });
  }
  const port = await (listening ?? listen(server, wanted));
  const publicUrl = wanted.publicUrlGiven ? wanted.publicUrl : `http://127.0.0.1:${port}`;
  const config = { ...wanted, port, publicUrl };

  const output = createLogOutput();
  const log = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    output,
  );
  const slots = openSlots(config, database, systemClock, SENT_MS);
  const app = createApp({ config, database, mirrorDatabase, clock: systemClock, log, slots });
  const underWay = trackInFlightRequests(server);
  const recovered = untilOpen(
    () => app.recover(),
    (error) => isAway(config, error),
    () => Promise.resolve(),
  ).catch((error: unknown) => {
    throw explain(config, error);
  });
  // The port is already open, so requests that arrive during recovery wait until it has finished.
  let isRecovered = false;
  server.off('request', answerNotReady);
  server.on('request', (request, response) => {
    if (isRecovered) app.handler(request, response);
    else
      recovered.then(
        () => void app.handler(request, response),
        () => response.destroy(),
      );
  });
  metrics.on('request', app.metrics);
  await recovered;
  isRecovered = true;
  const stopSweeping = sweepRegularly(log, app.sweeps);
  stopGracefully({ server, underWay, app, database, log, output, stopSweeping });

  // The only plain-text line on stdout, for operators and scripts; all other lines are JSON.
  const address = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  output.write(`Intake Desk BFF listening at http://${address}:${port}\n`);
  void output.flush();
  log.info({ event: 'started', region: config.grow.region, port }, 'started');

  /** Two processes must not use one database: the other one goes on. */
  function endTaken(): void {
    process.stderr.write('Another desk has taken the database of DATABASE_URL. This one stops.\n');
    process.exit(1);
  }
}
