import type { CircuitBreaker } from '../../grow/client/circuit-breaker.ts';
import type { Budget } from '../../grow/budget/budget.ts';
import { createGrowClient, header, type TokenSource } from '../../grow/client/grow-client.ts';
import type { HttpTransport, WireResponse } from '../../grow/client/http-transport.ts';
import type { Clock } from '../../clock.ts';
import { ConfigError } from '../../config/config-error.ts';

/** A response, with its JSON parsed; `body` is null if it is none. */
export interface ClioReply {
  status: number;
  body: unknown;
  header(name: string): string | undefined;
}

/** Requests to Clio as one person. */
export interface ClioReader {
  /** @param path below the API base; the same path is requested once */
  get(path: string): Promise<ClioReply>;
  /** Like `get`, but not from what was received before. */
  getAgain(path: string): Promise<ClioReply>;
  post(path: string, data: object): Promise<ClioReply>;
  /** Base address of the API. */
  readonly apiUrl: string;
  /** Responses with status 429 so far; the request was repeated. */
  readonly limited: readonly ClioReply[];
  /** Number of requests so far. */
  readonly sent: number;
}

interface Deps {
  apiUrl: string;
  authUrl: string;
  budget: Budget;
  breaker: CircuitBreaker;
  transport: HttpTransport;
  clock: Clock;
  tokens: TokenSource;
}

export function createClioReader({ apiUrl, authUrl, budget, breaker, transport, clock, tokens }: Deps): ClioReader {
  const limited: ClioReply[] = [];
  let sent = 0;
  const exchange: HttpTransport = {
    close: () => transport.close(),
    async send(...request) {
      sent += 1;
      const answer = await transport.send(...request);
      if (answer.status === 429) limited.push(replyOf(answer));
      return answer;
    },
  };
  const client = createGrowClient({ apiUrl, authUrl, budget, exchange, breaker, clock });
  const known = new Map<string, Promise<ClioReply>>();

  return {
    apiUrl,
    limited,
    get sent() {
      return sent;
    },
    get(path) {
      const reply = known.get(path) ?? send({ method: 'GET', path });
      known.set(path, reply);
      return reply;
    },
    getAgain: (path) => send({ method: 'GET', path }),
    post: (path, data) => send({ method: 'POST', path, body: JSON.stringify({ data }) }),
  };

  async function send(request: { method: 'GET' | 'POST'; path: string; body?: string }): Promise<ClioReply> {
    const answer = await client.send(request, tokens);
    if (answer.status === 401) throw new ConfigError('Clio no longer accepts this session. Sign in again.');
    return replyOf(answer);
  }
}

function replyOf(answer: WireResponse): ClioReply {
  let body: unknown = null;
  try {
    body = JSON.parse(answer.body.toString('utf8'));
  } catch {
    // A gateway's page, or an empty body.
  }
  return { status: answer.status, body, header: (name) => header(answer, name) };
}
