/** Data of a session: references only. Tokens and names are in the grant, encrypted. */
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

/** Session of a signed-in user. */
export interface SignedInSession {
  /** Name in logs, see `pseudonym`. */
  name: string;
  grant: string;
  person: string;
  firm: string;
  idleExpiresAt: number;
  absoluteExpiresAt: number;
}
