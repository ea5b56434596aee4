/** Tokens and identity from one sign-in. Never leaves the server; encrypted as a whole at rest. */
export interface GrantRecord {
  accessToken: string;
  /** Null if Grow returned none: the session then ends with the access token. */
  refreshToken: string | null;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** From this time on a refresh is due, though the access token is still valid. */
  refreshAt: number;
  person: { id: string; email: string; displayName: string };
  firm: { id: string; name: string };
}

/** A record and the version at which it was read. */
export interface VersionedGrant {
  id: string;
  version: number;
  record: GrantRecord;
}
