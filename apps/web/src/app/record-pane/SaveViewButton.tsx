import { useLocation } from 'react-router';
import { SaveView } from '#src/features/saved-views/SaveView.tsx';
import { listAddress } from '#src/app/routing/addresses.ts';

/** Saves the list with its current filters as a view; hidden for the default list. */
export function SaveViewButton() {
  const { pathname, search } = useLocation();
  const address = listAddress(pathname, search);
  return address.includes('?') && <SaveView address={address} />;
}
