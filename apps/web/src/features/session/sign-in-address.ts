/**
 * Where signing in starts. A plain link, not a fetch: Grow's consent page needs a navigation.
 * @param returnTo own-origin path to come back to
 */
export function signInAddress(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}
