import type { Location } from 'react-router';

type Step = [address: string, options: { replace: boolean; state: unknown }];

/** How to get to where a new lead is typed; the inbox beside it stays as it is, and asking twice leaves one step in the history. */
export function newLeadStep({ pathname, search, state }: Location): Step {
  const isThere = pathname === '/leads/new';
  const isAtLeads = pathname === '/' || pathname.startsWith('/leads/');
  return [
    `/leads/new${isAtLeads ? search : ''}`,
    { replace: isThere, state: isThere ? (state as unknown) : { fromList: pathname === '/' } },
  ];
}
