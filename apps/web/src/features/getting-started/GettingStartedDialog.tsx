import { useEffect, type RefObject } from 'react';
import { dismissGettingStarted } from '#src/platform/preferences/getting-started.ts';
import { gettingStartedTexts as texts } from '#src/texts/shell/getting-started.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { GettingStartedSteps } from './GettingStarted.tsx';
import styles from './GettingStartedDialog.module.css';

/** The same steps on request, from every screen. Closing it also dismisses the card. */
export function GettingStartedDialog({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  // The component is loaded on the first request, so it opens as soon as it mounts.
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  return (
    <dialog ref={ref} className={styles.dialog} aria-label={texts.title} closedby="any" onClose={dismissGettingStarted}>
      <header>
        <h2>{texts.title}</h2>
        <Button variant="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          {shellTexts.close}
        </Button>
      </header>
      <div className={styles.body}>
        <GettingStartedSteps />
      </div>
    </dialog>
  );
}
