/** The page of a matter that Clio named, or the list of all when it named none. */
export function matterAddress(matter: string | null): string {
  return matter === null ? '/matters' : `/matters/${matter}`;
}
