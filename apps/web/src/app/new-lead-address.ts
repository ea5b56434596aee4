/** Where a new lead is typed; the inbox beside it stays as it is. */
export function newLeadAddress({ pathname, search }: { pathname: string; search: string }): string {
  return `/leads/new${pathname === '/' || pathname.startsWith('/leads/') ? search : ''}`;
}
