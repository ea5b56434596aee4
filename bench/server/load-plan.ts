/** Instructions for the load generator. */
export interface LoadPlan {
  port: number;
  /** Below the origin; each request adds a query of its own. */
  path: string;
  /** Session cookies; each connection uses the next one. */
  cookies: string[];
  connections: number;
  milliseconds: number;
  /** Requests the same page each time, with this validator. */
  ifNoneMatch?: string;
}

/** Result of a load plan. */
export interface LoadResult {
  requests: number;
  /** Responses a second, from the first request to the last response. */
  rate: number;
  /** Milliseconds from the first byte of a request to the last one of its response. */
  p50: number;
  p95: number;
}
