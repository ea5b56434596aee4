import type { DatabaseSync } from 'node:sqlite';
import express, { type Express } from 'express';
import { z } from 'zod/mini';
import { createGrowApi } from './api/create-grow-api.ts';
import { errors, sendError } from './behavior/errors.ts';
import { createFaults } from './behavior/faults.ts';
import { injectFault } from './behavior/inject-fault.ts';
import { createRateLimit } from './behavior/rate-limit.ts';
import { createRequestLog } from './behavior/request-log.ts';
import type { Switches } from './behavior/switches.ts';
import type { Clock } from './clock.ts';
import { createControl } from './control/create-control.ts';
import { createSql } from './data/database/sql.ts';
import { runSimulation } from './life/simulation/run-simulation.ts';
import { createSimulatedWeek } from './life/simulation/simulated-week.ts';
import { createOauth } from './oauth/create-oauth.ts';
import { stylesheet } from './pages/stylesheet.ts';
import { createScreens } from './screens/create-screens.ts';
import { screenStylesheet } from './screens/shared/screen-stylesheet.ts';

/** Dependencies of the sandbox. */
export interface SandboxDeps {
  /** Open, with its tables created and a scenario loaded. */
  database: DatabaseSync;
  clock: Clock;
  switches: Switches;
}

/**
 * Creates the sandbox's app, which does not listen yet. The order is: log, faults (the network), then OAuth or Grow.
 * The controls and Grow's own screens precede all of these. Anything that is not emulated is refused with 501.
 */
export function createSandbox({ database, clock, switches }: SandboxDeps): Express {
  // zod/mini loads no language on its own; without one its messages are only "Invalid input".
  z.config(z.locales.en());
  const sql = createSql(database);
  const log = createRequestLog(clock);
  const faults = createFaults();
  const week = createSimulatedWeek({ sql, clock });
  runSimulation(week, switches);
  const rateLimit = createRateLimit({ clock, switches });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use((_request, response, next) => {
    // Node's default header would show the machine's clock.
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    next();
  });
  app.use('/__sandbox__', createControl({ sql, clock, switches, faults, log, week }));
  app.get('/assets/sandbox.css', (_request, response) => {
    response.type('css').send(`${stylesheet}${screenStylesheet}`);
  });
  app.use('/app', createScreens({ sql, clock, switches, week }));
  app.use(['/grow', '/oauth'], log.record, injectFault(faults));
  app.use('/oauth', createOauth({ sql, clock, switches }));
  app.use('/grow', createGrowApi({ sql, clock, switches, rateLimit }));
  app.use((request, response) => {
    sendError(response, switches, 501, `${request.method} ${request.path} is not emulated by this sandbox.`);
  });
  app.use(errors(switches));
  return app;
}
