/** What the load generator is to do. */
export interface LoadPlan {
  port: number;
  /** Below the origin; each request adds a query of its own. */
  path: string;
  /** Session cookies; each connection takes the next one. */
  cookies: string[];
  connections: number;
  milliseconds: number;
  /** Asks for the same page each time, and whether it has changed. */
  ifNoneMatch?: string;
}

/** What came of it. */
export interface LoadResult {
  requests: number;
  /** Answers a second, from the first request to the last answer. */
  rate: number;
  /** Milliseconds from the first byte of a request to the last one of its answer. */
  p50: number;
  p95: number;
}
