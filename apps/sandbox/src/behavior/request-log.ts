import type { RequestHandler, Response } from 'express';
import type { Clock } from '../clock.ts';
import { splitAddress } from './split-address.ts';

/** One received request. */
export interface LoggedRequest {
  /** Arrival, ISO 8601 with milliseconds. */
  time: string;
  method: string;
  /** Without the query string. */
  path: string;
  query: string;
  /** Null without a response, permanently if the connection was cut. */
  status: number | null;
  /** client_id, once known. */
  application: string | null;
  /** User id, once known. */
  person: number | null;
  headers: Record<string, string>;
}

/** The newest requests to /grow and /oauth. */
export interface RequestLog {
  record: RequestHandler;
  /** @param from milliseconds since 1970; returns entries that arrived then or later */
  since(from: number): LoggedRequest[];
  clear(): void;
}

const MAX_ENTRIES = 20_000;
/** Entries above the maximum before the oldest are dropped. */
const SLACK = 1000;
/** Maximum characters that are stored of a path, a query or a header. */
const MAX_LOGGED_LENGTH = 1000;
const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization']);
const SECRET_PARAMETERS =
  /((?:^|&)(?:code|token|state|client_secret|custom_action_nonce|access_token|page_token)=)[^&]*/g;

/** Bounded log in memory; its times follow the adjustable clock. */
export function createRequestLog(clock: Clock): RequestLog {
  let entries: LoggedRequest[] = [];
  return {
    record: (request, response, next) => {
      // The rate limit uses this same time, so the log never shows more served requests per second than it allows.
      response.locals.arrived = clock.monotonic();
      const { path, search } = splitAddress(request.originalUrl);
      const entry: LoggedRequest = {
        time: new Date(clock.now()).toISOString(),
        method: request.method,
        path: shortened(path),
        query: shortened(search.replace(SECRET_PARAMETERS, '$1***')),
        status: null,
        application: null,
        person: null,
        headers: masked(request.headers),
      };
      if (entries.length >= MAX_ENTRIES + SLACK) entries = entries.slice(-MAX_ENTRIES);
      entries.push(entry);
      response.locals.logged = entry;
      response.once('finish', () => {
        entry.status = response.statusCode;
      });
      next();
    },
    since: (from) => entries.slice(-MAX_ENTRIES).filter(({ time }) => Date.parse(time) >= from),
    clear: () => {
      entries = [];
    },
  };
}

/** Adds the caller to the log entry of the request. */
export function identify(response: Response, application: string, person: number | null): void {
  const entry = response.locals.logged as LoggedRequest | undefined;
  if (entry === undefined) return;
  entry.application = application;
  entry.person = person;
}

function masked(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const text = String(value);
    shown[name] = SECRET_HEADERS.has(name) ? `${shortened(text.split(' ', 1)[0] ?? '')} ***` : shortened(text);
  }
  return shown;
}

function shortened(text: string): string {
  // Copies the text: a slice would retain the complete text in memory.
  return text.length <= MAX_LOGGED_LENGTH ? text : `${Buffer.from(text.slice(0, MAX_LOGGED_LENGTH)).toString()}…`;
}
