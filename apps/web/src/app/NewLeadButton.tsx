import { Plus } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { deskTexts } from '#src/texts/desk.ts';
import { buttonClass } from '#src/ui/Button.tsx';
import { useCommandKeys } from '#src/ui/command-keys.ts';
import { Kbd } from '#src/ui/Kbd.tsx';
import { newLeadStep } from './new-lead-step.ts';

/** Does what the key of a new lead does, from the inbox. */
export function NewLeadButton() {
  const [address, options] = newLeadStep(useLocation());
  const keys = useCommandKeys('lead.new');
  return (
    <Link className={buttonClass({ look: 'quiet' })} to={address} {...options} aria-keyshortcuts={keys?.spoken}>
      <Plus aria-hidden />
      {deskTexts.newLead}
      {keys && <Kbd>{keys.shown}</Kbd>}
    </Link>
  );
}
