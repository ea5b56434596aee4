import { buttonClass } from '#src/ui/Button.tsx';
import { signInAddress } from './sign-in-address.ts';
import styles from './SessionEnded.module.css';

/** Says that the session is over while everything on the screen, and everything typed, stays where it is. */
export function SessionEnded({ returnTo }: { returnTo: string }) {
  return (
    <div className={styles.notice} role="alert">
      <p>
        <strong>Your session has ended.</strong> What you typed is kept in this browser; sign in again and go on here.
      </p>
      <a className={buttonClass({ look: 'primary' })} href={signInAddress(returnTo)}>
        Sign in again
      </a>
    </div>
  );
}
