import type { Location } from 'react-router';

/** Where the list stands that an address belongs to, whatever record is open beside it: `/matters?status=Hired`. */
export function listAddress(pathname: string, search: string): string {
  const [, first = ''] = pathname.split('/');
  const path = first === 'matters' || first === 'contacts' ? `/${first}` : '/';
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}

/** The page of a matter that Clio named, or the list of all when it named none. */
export function matterAddress(matter: string | null): string {
  return matter === null ? '/matters' : `/matters/${matter}`;
}

type Step = [address: string, options: { replace: boolean; state: unknown }];

/** How to get to where a new lead is typed; the inbox beside it stays as it is, and asking twice leaves one step in the history. */
export function newLeadNavigation({ pathname, search, state }: Location): Step {
  const isThere = pathname === '/leads/new';
  const isAtLeads = pathname === '/' || pathname.startsWith('/leads/');
  return [
    `/leads/new${isAtLeads ? search : ''}`,
    { replace: isThere, state: isThere ? (state as unknown) : { fromList: pathname === '/' } },
  ];
}
