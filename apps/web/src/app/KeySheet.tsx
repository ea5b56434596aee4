import { useEffect, type RefObject } from 'react';
import { Button } from '#src/ui/Button.tsx';
import { keysTexts } from '#src/texts/keys.ts';
import { KeyTable } from './KeyTable.tsx';
import styles from './KeySheet.module.css';

/** Every key that works on this screen, from the same list that the keyboard reads. */
export function KeySheet({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  // It is loaded when it is asked for the first time: then it opens as soon as it is there.
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  return (
    <dialog ref={ref} className={styles.sheet} aria-label={keysTexts.title} closedby="any">
      <header>
        <h2>{keysTexts.title}</h2>
        <Button look="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          {keysTexts.close}
        </Button>
      </header>
      <div className={styles.body}>
        <KeyTable />
      </div>
    </dialog>
  );
}
