import { Navigate } from 'react-router';
import { ActionLanding } from '#src/features/custom-actions/ActionLanding.tsx';
import type { NextStep } from '#src/features/custom-actions/refusal-messages.ts';
import { signInAddress } from '#src/features/session/session-query.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { customActionsTexts } from '#src/texts/settings/custom-actions.ts';
import { matterAddress } from '#src/app/routing/addresses.ts';
import { OPENED_FROM_CLIO } from '#src/app/routing/navigation-state.ts';
import { SignOutButton } from '#src/app/session/SignOutButton.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { Link } from '#src/app/routing/Link.tsx';

/** Landing page for a click in Clio's menu. */
export function CustomActionScreen() {
  const { displayName } = useSignedIn();
  return (
    <ActionLanding
      person={displayName}
      opened={(matter) => <Navigate to={matterAddress(matter)} state={OPENED_FROM_CLIO} replace />}
      way={wayOn}
    />
  );
}

function wayOn(way: NextStep, matter: string | null) {
  switch (way) {
    case 'matter':
      return (
        <Link className={buttonClass({})} to={matterAddress(matter)} replace>
          {customActionsTexts.ways.matter(matter ?? '')}
        </Link>
      );
    case 'sign-in':
      return (
        <a className={buttonClass({ variant: 'primary' })} href={signInAddress(matterAddress(matter))}>
          {customActionsTexts.ways.signIn}
        </a>
      );
    case 'sign-out':
      return <SignOutButton look="primary" />;
    case 'home':
      return (
        <Link className={buttonClass({ variant: 'primary' })} to="/" replace>
          {customActionsTexts.ways.home}
        </Link>
      );
  }
}
