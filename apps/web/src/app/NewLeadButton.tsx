import { Plus } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { buttonClass } from '#src/ui/Button.tsx';
import { Kbd } from '#src/ui/Kbd.tsx';
import { deskTexts } from '#src/texts/desk.ts';
import { newLeadStep } from './new-lead-step.ts';

/** Does what the key `l` does, from the inbox. */
export function NewLeadButton() {
  const [address, options] = newLeadStep(useLocation());
  return (
    <Link className={buttonClass({ look: 'quiet' })} to={address} {...options} aria-keyshortcuts="l">
      <Plus aria-hidden />
      {deskTexts.newLead}
      <Kbd>L</Kbd>
    </Link>
  );
}
