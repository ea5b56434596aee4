/** What one sign-in gave us. It never leaves the server; at rest it is encrypted as a whole. */
export interface GrantRecord {
  accessToken: string;
  /** Null when Grow gave none: then the sign-in ends with the access token. */
  refreshToken: string | null;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** From here on a refresh is due, though the access token still works. */
  refreshAt: number;
  person: { id: string; email: string; displayName: string };
  firm: { id: string; name: string };
}

/** A record and the version under which it was read. */
export interface VersionedGrant {
  id: string;
  version: number;
  record: GrantRecord;
}
