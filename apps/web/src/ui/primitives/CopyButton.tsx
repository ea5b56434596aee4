import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './CopyButton.module.css';
import { joinClasses } from './join-classes.ts';

interface CopyButtonProps {
  /** Name of the value: *phone (415) 555-0133*. */
  what: string;
  onCopy: () => Promise<boolean>;
}

/** Copies one value and shows whether that worked. */
export function CopyButton({ what, onCopy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const label =
    outcome === 'copied' ? uiTexts.copied : outcome === 'refused' ? uiTexts.copyRefused : uiTexts.copy(what);
  return (
    <button
      type="button"
      className={joinClasses(styles.copy, outcome === 'copied' && styles.copied)}
      aria-label={label}
      title={label}
      onClick={() => void onCopy().then((done) => setOutcome(done ? 'copied' : 'refused'))}
    >
      {outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
    </button>
  );
}
