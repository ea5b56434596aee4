import type { Location } from 'react-router';

/** Returns the address of the list that an address belongs to, whatever record is open: `/matters?status=Hired`. */
export function listAddress(pathname: string, search: string): string {
  const [, first = ''] = pathname.split('/');
  const path = first === 'matters' || first === 'contacts' ? `/${first}` : '/';
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}

/** Returns the address of a matter that Clio named, or of the list if Clio named none. */
export function matterAddress(matter: string | null): string {
  return matter === null ? '/matters' : `/matters/${matter}`;
}

type Step = [address: string, options: { replace: boolean; state: unknown }];

/**
 * Returns how to navigate to the new-lead form. The inbox beside it stays the same, and a repeated call adds no history
 * entry.
 */
export function newLeadNavigation({ pathname, search, state }: Location): Step {
  const isThere = pathname === '/leads/new';
  const isAtLeads = pathname === '/' || pathname.startsWith('/leads/');
  return [
    `/leads/new${isAtLeads ? search : ''}`,
    { replace: isThere, state: isThere ? (state as unknown) : { fromList: pathname === '/' } },
  ];
}
