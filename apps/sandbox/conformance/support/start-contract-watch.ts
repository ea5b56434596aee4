import { createServer } from '@stoplight/prism-http-server';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';

/** One deviation of the traffic from the OpenAPI document. */
export interface Violation {
  location: string[];
  severity: string;
  message: string;
}

/** A validating proxy between client and sandbox that has nothing but the OpenAPI document. */
export interface ContractWatch {
  /** Its base URL, used instead of the sandbox's `/grow`. */
  url: string;
  stop(): Promise<void>;
}

type Options = Parameters<typeof createServer>[1];
const silence = () => undefined;
const quiet = { trace: silence, debug: silence, info: silence, warn: silence, error: silence, fatal: silence };
const logger = {
  ...quiet,
  success: silence,
  start: silence,
  child: () => logger,
} as unknown as Options['components']['logger'];

/**
 * Starts Prism as a validating proxy.
 * @param document OpenAPI 3.1
 * @param upstream base of the API
 * @see https://docs.stoplight.io/docs/prism
 */
export async function startContractWatch(document: object, upstream: string): Promise<ContractWatch> {
  const operations = await getHttpOperationsFromSpec({ ...document, servers: [{ url: 'http://127.0.0.1' }] });
  const server = createServer(operations, {
    cors: false,
    components: { logger },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: false,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, stop: () => server.close() };
}

/**
 * Returns what Prism reported about one response; one violation represents all where they do not fit into its header.
 */
export function violationsOf(headers: Headers): Violation[] {
  const text = headers.get('sl-violations');
  if (text === null) return [];
  if (!text.startsWith('[')) return [{ location: ['response'], severity: 'Error', message: text }];
  return JSON.parse(text) as Violation[];
}
