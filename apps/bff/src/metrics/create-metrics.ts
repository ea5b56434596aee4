import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** All metrics. Labels are templates or keywords from fixed lists: no id, name or address. */
export interface Metrics {
  registry: Registry;
  /** Duration of requests from browsers, in seconds. */
  requests: Histogram<'method' | 'route' | 'status'>;
  /** Duration of requests to Grow, in seconds; `status` is a keyword if there was no response. */
  growRequests: Histogram<'operation' | 'status'>;
  /** Time in the queue, in seconds. */
  queueWait: Histogram<'priority'>;
  queueDepth: Gauge<'priority'>;
  refreshes: Counter<'outcome'>;
  breakerOpen: Gauge;
  databaseUp: Gauge;
  sessions: Gauge;
  outboxRows: Gauge<'state'>;
  /** Records in the mirror, all firms together. */
  mirrorRecords: Gauge<'list'>;
  /** Seconds since a list last matched Grow; of several firms the oldest. No value before it was first read. */
  mirrorAge: Gauge<'list'>;
  eventStreams: Gauge;
}

/** From a response out of memory to the longest possible wait. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40];

/**
 * @param withProcess whether to include memory, garbage collection and event loop, which are sampled all the time
 * @see https://prometheus.io/docs/practices/naming/
 */
export function createMetrics(withProcess: boolean): Metrics {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const buckets = SECONDS;
  return {
    registry,
    requests: new Histogram({
      name: 'desk_http_request_seconds',
      help: 'Requests from browsers, by template of the address and status.',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    }),
    growRequests: new Histogram({
      name: 'desk_grow_request_seconds',
      help: 'Requests to Clio Grow, by operation and status; a word instead of a status where no answer came.',
      labelNames: ['operation', 'status'],
      buckets,
      registers,
    }),
    queueWait: new Histogram({
      name: 'desk_queue_wait_seconds',
      help: 'How long requests waited for their turn to be sent to Clio Grow.',
      labelNames: ['priority'],
      buckets,
      registers,
    }),
    queueDepth: new Gauge({
      name: 'desk_queue_depth',
      help: 'Requests that wait for their turn now.',
      labelNames: ['priority'],
      registers,
    }),
    refreshes: new Counter({
      name: 'desk_token_refreshes_total',
      help: 'Refreshes of tokens: done, fatal (the person signs in again), transient, or misconfigured (our key or secret).',
      labelNames: ['outcome'],
      registers,
    }),
    breakerOpen: new Gauge({ name: 'desk_breaker_open', help: '1 while Clio Grow counts as down.', registers }),
    databaseUp: new Gauge({ name: 'desk_database_up', help: '1 while our own database answers.', registers }),
    sessions: new Gauge({ name: 'desk_sessions', help: 'Sessions that are within their limits.', registers }),
    outboxRows: new Gauge({
      name: 'desk_outbox_rows',
      help: 'Writes to Clio Grow in the journal, by how they ended.',
      labelNames: ['state'],
      registers,
    }),
    mirrorRecords: new Gauge({
      name: 'desk_mirror_records',
      help: 'Records in the mirror, by list.',
      labelNames: ['list'],
      registers,
    }),
    mirrorAge: new Gauge({
      name: 'desk_mirror_age_seconds',
      help: 'How long ago a list of the mirror was what Clio Grow has; no line before it was read once.',
      labelNames: ['list'],
      registers,
    }),
    eventStreams: new Gauge({ name: 'desk_event_streams', help: 'Browsers that listen to what happens.', registers }),
  };
}
