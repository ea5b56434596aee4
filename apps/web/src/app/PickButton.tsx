import { ListChecks } from 'lucide-react';
import { startPicking } from '#src/ui/picked.ts';
import { pickedTexts } from '#src/texts/picked.ts';
import { Button } from '#src/ui/Button.tsx';
import styles from './PickButton.module.css';

/** Begins to pick leads where no pointer lies over a row and no key is at hand. */
export function PickButton() {
  return (
    <Button look="quiet" className={styles.pick} onClick={startPicking}>
      <ListChecks aria-hidden />
      {pickedTexts.start}
    </Button>
  );
}
