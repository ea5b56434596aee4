import { buttonClass } from '#src/ui/Button.tsx';
import { signInAddress } from './sign-in-address.ts';
import styles from './SignInScreen.module.css';

interface SignInScreenProps {
  returnTo: string;
  justSignedOut: boolean;
  /** What signing in leads to, where somebody came for more than the desk. */
  purpose?: { title: string; words: string };
}

const WELCOME = {
  title: 'Your firm’s leads, matters and contacts at one desk.',
  words: 'Sign in with your Clio Grow account. What you may see here is what you may see there.',
};
const SIGNED_OUT = {
  title: 'You are signed out.',
  words: 'Drafts that were kept in this browser are wiped. What is in Clio stays there.',
};

/** What a person sees before signing in, or after signing out. */
export function SignInScreen({ returnTo, justSignedOut, purpose = WELCOME }: SignInScreenProps) {
  const { title, words } = justSignedOut ? SIGNED_OUT : purpose;
  return (
    <div className={styles.screen}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" />
          Intake Desk
        </div>
        <h1>{title}</h1>
        <p role={justSignedOut ? 'status' : undefined}>{words}</p>
        <a className={buttonClass({ look: 'primary', size: 'large' })} href={signInAddress(returnTo)}>
          {justSignedOut ? 'Sign in again' : 'Sign in with Clio Grow'}
        </a>
        <ul className={styles.facts}>
          <li>Your password stays with Clio: this desk never sees it.</li>
          <li>The keys to your firm’s data stay on the server, not in this browser.</li>
        </ul>
      </main>
      <footer className={styles.foot}>
        Intake Desk reads from Clio Grow and adds notes and leads to it. It is not made by Clio.
      </footer>
    </div>
  );
}
