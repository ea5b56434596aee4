import { X } from 'lucide-react';
import { runCommand } from '#src/platform/commands/commands.ts';
import { dismissGettingStarted, useHasSeenGettingStarted } from '#src/platform/preferences/getting-started.ts';
import { gettingStartedTexts as texts } from '#src/texts/shell/getting-started.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import styles from './GettingStartedHint.module.css';

/** One line above the rows for windows without room for the card. */
export function GettingStartedHint() {
  if (useHasSeenGettingStarted()) return null;
  return (
    <div className={styles.hint}>
      <Button variant="quiet" onClick={() => runCommand('help.start')}>
        {texts.title}
      </Button>
      <Button variant="quiet" aria-label={texts.hide} title={texts.hide} onClick={dismissGettingStarted}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
