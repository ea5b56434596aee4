import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { signInTexts } from '#src/texts/shell/sign-in.ts';
import { signInAddress } from './session-query.ts';
import styles from './SignInScreen.module.css';

interface SignInScreenProps {
  returnTo: string;
  justSignedOut: boolean;
  /** Why to sign in, for a visitor who followed a link to a specific action. */
  purpose?: { title: string; words: string };
}

/** Screen before sign-in and after sign-out. */
export function SignInScreen({ returnTo, justSignedOut, purpose = signInTexts.welcome }: SignInScreenProps) {
  const { title, words } = justSignedOut ? signInTexts.signedOut : purpose;
  return (
    <div className={styles.screen}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" />
          <span>{signInTexts.name}</span>
        </div>
        <h1>{title}</h1>
        <p role={justSignedOut ? 'status' : undefined}>{words}</p>
        <a className={buttonClass({ variant: 'primary', size: 'large' })} href={signInAddress(returnTo)}>
          {justSignedOut ? signInTexts.again : signInTexts.signIn}
        </a>
        <ul className={styles.facts}>
          {signInTexts.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </main>
      <footer className={styles.foot}>{signInTexts.foot}</footer>
    </div>
  );
}
