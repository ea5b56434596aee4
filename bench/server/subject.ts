import type { RunningServer } from './running-server.ts';

/** Something that stands between a browser and Grow, or nothing, and what it takes to be let through. */
export interface Subject {
  name: string;
  /** Absent for the upstream itself, which has a core with the load. */
  server?: RunningServer;
  port: number;
  /** Of the list that is read. */
  path: string;
  /** One session for each. */
  cookies: string[];
  stop: () => Promise<void>;
}
