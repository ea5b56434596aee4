import { actionClick } from '#src/features/custom-actions/action-click.ts';
import { SignInScreen } from '#src/features/session/SignInScreen.tsx';
import { signInTexts } from '#src/texts/shell/sign-in.ts';
import { matterAddress } from '#src/app/routing/addresses.ts';

/** Sign-in screen. Signing in returns to the requested page. */
export function SignedOutScreen({ wasSignedIn }: { wasSignedIn: boolean }) {
  const click = actionClick();
  const here = wasSignedIn ? '/' : location.pathname + location.search + location.hash;
  return (
    <SignInScreen
      returnTo={click ? matterAddress(click.matter) : here}
      justSignedOut={wasSignedIn}
      {...(click && { purpose: { ...signInTexts.fromClio, title: signInTexts.fromClio.title(click.matter) } })}
    />
  );
}
