import { createPace, type Pace } from './pace.ts';
import { startSandbox } from './start-sandbox.ts';

/** The API that the read-only checks run against. */
export interface ReadOnlyTarget {
  /** Base URL of the API, without a slash at its end. */
  base: string;
  /** Sends a GET below the base. `token` null sends none. */
  get(path: string, options?: { headers?: Record<string, string>; token?: string | null }): Promise<ReadOnlyAnswer>;
  stop: () => Promise<void>;
}

/** A response with its JSON parsed; null when it is not JSON. */
export interface ReadOnlyAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

type Environment = Partial<Record<'GROW_API_URL' | 'GROW_ACCESS_TOKEN', string>>;

/** Fewer than Grow allows: the application may be in use meanwhile. */
const PER_SECOND = 2;
const WITHIN_MS = 20_000;
const MAX_ATTEMPTS = 6;

/**
 * Returns the API of `GROW_API_URL` (such as `https://api.clio.com/grow`) and `GROW_ACCESS_TOKEN`, at two requests a
 * second; otherwise a sandbox of its own. Only GET is sent, and redirects are not followed.
 */
export async function readOnlyTarget(
  { GROW_API_URL: url, GROW_ACCESS_TOKEN: token }: Environment,
  pace: Pace = createPace(PER_SECOND),
): Promise<ReadOnlyTarget> {
  if (!url !== !token) throw new Error('Set both GROW_API_URL and GROW_ACCESS_TOKEN, or neither.');
  if (url && token) return { ...asker(url.replace(/\/+$/, ''), token, pace), stop: () => Promise.resolve() };
  const sandbox = await startSandbox();
  return {
    ...asker(`${sandbox.url}/grow`, await sandbox.token(), () => Promise.resolve()),
    stop: () => sandbox.stop(),
  };
}

function asker(base: string, own: string, pace: Pace): Pick<ReadOnlyTarget, 'base' | 'get'> {
  return {
    base,
    get: async (path, { headers = {}, token = own } = {}) => {
      const sent = { ...headers, ...(token !== null && { authorization: `Bearer ${token}` }) };
      for (let tries = 1; ; tries += 1) {
        await pace();
        const signal = AbortSignal.timeout(WITHIN_MS);
        const response = await fetch(base + path, { headers: sent, redirect: 'manual', signal });
        const text = await response.text();
        // The application's other users may have used this second's budget.
        if (response.status !== 429 || tries === MAX_ATTEMPTS) {
          return { status: response.status, headers: response.headers, body: readJson(text) };
        }
      }
    },
  };
}

/** Null if the text is not JSON: the parser's own message would show a piece of it. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
