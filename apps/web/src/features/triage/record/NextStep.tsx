import type { Verdict } from '@intake-desk/desk-api/verdict';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { OpenInClio } from '#src/ui/record/OpenInClio.tsx';
import styles from './TriageBar.module.css';

const { buttons, steps, closes } = leadTriageTexts;

interface NextStepProps {
  /** The decision: it is carried out in Clio. */
  verdict: Exclude<Verdict, 'need_info'>;
  /** The lead's name, by which it is found in Clio. */
  name: string;
  /** Address of the lead in Clio; undefined if it is not configured. */
  growHref: string | undefined;
}

/** The step after a decision: in Clio, by its page or, without an address, by the lead's name. */
export function NextStep({ verdict, name, growHref }: NextStepProps) {
  const [isCopied, setIsCopied] = useState(false);
  const label = verdict === 'pursue' ? buttons.acceptInClio : buttons.ignoreInClio;
  if (growHref !== undefined) {
    return (
      <>
        <OpenInClio href={growHref} label={label} variant="primary" />
        <p className={styles.closes}>{closes[verdict]}</p>
      </>
    );
  }
  return (
    <>
      <Button variant="primary" data-next-step onClick={() => void copyText(name).then(setIsCopied)} aria-live="polite">
        {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span>{isCopied ? buttons.nameCopied : buttons.copyName}</span>
      </Button>
      <ol className={styles.steps} aria-label={steps.title}>
        {[steps.open, steps.find, steps[verdict]].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
    </>
  );
}
