import type { RunningServer } from './running-server.ts';

/** A server between a browser and Grow, or Grow itself, with the sessions that it requires. */
export interface Subject {
  name: string;
  /** Absent for the upstream itself, which shares a core with the load. */
  server?: RunningServer;
  port: number;
  /** Path of the requested list. */
  path: string;
  /** One session each. */
  cookies: string[];
  stop: () => Promise<void>;
}
