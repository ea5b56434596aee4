import { actionClick } from '#src/features/custom-actions/action-click.ts';
import { SignInScreen } from '#src/features/session/SignInScreen.tsx';
import { matterAddress } from './matter-address.ts';

/** Nobody is at the desk: signing in leads back to what was wanted. */
export function SignedOut({ wasSignedIn }: { wasSignedIn: boolean }) {
  const click = actionClick();
  if (click) {
    return (
      <SignInScreen
        returnTo={matterAddress(click.matter)}
        justSignedOut={wasSignedIn}
        purpose={{
          title: click.matter === null ? 'Sign in to go on from Clio.' : `Sign in to open matter ${click.matter}.`,
          words:
            'A click in Clio counts for 60 seconds, less than signing in takes. Afterwards it opens all the same, only without Clio’s word that you came from there.',
        }}
      />
    );
  }
  return (
    <SignInScreen returnTo={wasSignedIn ? '/' : location.pathname + location.search} justSignedOut={wasSignedIn} />
  );
}
