/** What a session holds: references only. Tokens and names lie encrypted in the grant. */
declare module 'express-session' {
  interface SessionData {
    grant: string;
    /** Grow's ids, as text. */
    person: string;
    firm: string;
    /** Milliseconds since 1970; filled in by the store when it reads a session. */
    idleExpiresAt: number;
    absoluteExpiresAt: number;
  }
}

/** A session somebody signed in to. */
export interface SignedInSession {
  /** Its name in logs: see `pseudonym`. */
  name: string;
  grant: string;
  person: string;
  firm: string;
  idleExpiresAt: number;
  absoluteExpiresAt: number;
}
