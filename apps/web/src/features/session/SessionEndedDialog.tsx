import { useId, useState } from 'react';
import { signInTexts } from '#src/texts/shell/sign-in.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { signInAddress } from './session-query.ts';
import styles from './SessionEndedDialog.module.css';

/**
 * Reports that the session has ended, while the screen and all typed text stay in place. It takes no focus, so that
 * typing is not interrupted.
 */
export function SessionEndedDialog({ returnTo }: { returnTo: string }) {
  const [isFolded, setIsFolded] = useState(false);
  const title = useId();
  const { ended } = signInTexts;
  return (
    <section className={styles.dialog} role="dialog" aria-labelledby={title} data-folded={isFolded}>
      <div role="alert">
        <h2 id={title}>{ended.title}</h2>
        {!isFolded && <p>{ended.words}</p>}
      </div>
      <div className={styles.actions}>
        <a className={buttonClass({ variant: 'primary' })} href={signInAddress(returnTo)}>
          {signInTexts.again}
        </a>
        {!isFolded && (
          <>
            <a className={buttonClass({})} href={signInAddress('/')} target="_blank" rel="noopener">
              {ended.otherTab}
            </a>
            <Button variant="quiet" onClick={() => setIsFolded(true)}>
              {ended.fold}
            </Button>
          </>
        )}
      </div>
      {!isFolded && <p className={styles.quiet}>{ended.otherTabWords}</p>}
    </section>
  );
}
