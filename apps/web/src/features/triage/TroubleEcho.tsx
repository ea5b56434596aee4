import type { ReactNode } from 'react';
import { triageEchoTexts } from '#src/texts/triage-echo.ts';
import { Button } from '#src/ui/Button.tsx';
import { closeTrouble, type Trouble } from './echo.ts';
import styles from './TriageEcho.module.css';

interface TroubleEchoProps {
  trouble: Trouble;
  /** Draws a link to a lead. */
  leadLink: (lead: number, words: ReactNode) => ReactNode;
}

/** What did not work, until it is read: whatever has been done since. */
export function TroubleEcho({ trouble, leadLink }: TroubleEchoProps) {
  const { words, lead, name } = trouble;
  return (
    <div role="alert" className={styles.echo} data-trouble>
      <span>
        {lead > 0 && <>{leadLink(lead, name || triageEchoTexts.echo.lead(String(lead)))}: </>}
        {words}
      </span>
      <Button look="quiet" onClick={() => closeTrouble(trouble)}>
        {triageEchoTexts.echo.close}
      </Button>
    </div>
  );
}
