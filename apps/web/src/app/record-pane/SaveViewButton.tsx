import { useLocation } from 'react-router';
import { SaveView } from '#src/features/saved-views/SaveView.tsx';
import { listAddress } from '#src/app/routing/addresses.ts';

/** Keeps the list as it is filtered now; there is nothing to keep of a list as it always is. */
export function SaveViewButton() {
  const { pathname, search } = useLocation();
  const address = listAddress(pathname, search);
  return address.includes('?') && <SaveView address={address} />;
}
