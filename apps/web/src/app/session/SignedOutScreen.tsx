import { actionClick } from '#src/features/custom-actions/action-click.ts';
import { SignInScreen } from '#src/features/session/SignInScreen.tsx';
import { signInTexts } from '#src/texts/shell/sign-in.ts';
import { matterAddress } from '#src/app/routing/addresses.ts';

/** Nobody is at the desk: signing in leads back to what was wanted. */
export function SignedOutScreen({ wasSignedIn }: { wasSignedIn: boolean }) {
  const click = actionClick();
  if (click) {
    return (
      <SignInScreen
        returnTo={matterAddress(click.matter)}
        justSignedOut={wasSignedIn}
        purpose={{
          title: signInTexts.fromClio.title(click.matter),
          words: signInTexts.fromClio.words,
        }}
      />
    );
  }
  return (
    <SignInScreen returnTo={wasSignedIn ? '/' : location.pathname + location.search} justSignedOut={wasSignedIn} />
  );
}
