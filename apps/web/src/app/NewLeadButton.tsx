import { Plus } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { buttonClass } from '#src/ui/Button.tsx';
import { Kbd } from '#src/ui/Kbd.tsx';
import { newLeadAddress } from './new-lead-address.ts';

/** Does what the key `l` does, from the inbox. */
export function NewLeadButton() {
  const location = useLocation();
  return (
    <Link
      className={buttonClass({ look: 'quiet' })}
      to={newLeadAddress(location)}
      state={{ fromList: location.pathname === '/' }}
      aria-keyshortcuts="l"
    >
      <Plus aria-hidden />
      New lead
      <Kbd>L</Kbd>
    </Link>
  );
}
