import { MAX_REASON_LENGTH } from '@intake-desk/desk-api/limits';
import type { VerdictReason } from '@intake-desk/desk-api/triage';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { reasonsTexts } from '#src/texts/triage/reasons.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import styles from './ReasonRow.module.css';

/** Number of reasons that have a digit as shortcut. */
const DIGITS = 9;

interface ReasonRowProps {
  reason: VerdictReason;
  /** Zero-based. */
  place: number;
  isLast: boolean;
  mayChange: boolean;
  onLabel: (label: string) => void;
  onMove: (by: 1 | -1) => void;
  onRetire: () => void;
}

/** One reason: its digit, its label, and buttons to move and retire it. */
export function ReasonRow({ reason, place, isLast, mayChange, onLabel, onMove, onRetire }: ReasonRowProps) {
  const { label } = reason;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li>
      <span className={styles.reason}>
        <span className={styles.digit}>{place < DIGITS && <Kbd always>{String(place + 1)}</Kbd>}</span>
        {mayChange ? (
          <input
            aria-label={reasonsTexts.label(place + 1)}
            value={label}
            maxLength={MAX_REASON_LENGTH}
            onChange={(event) => onLabel(event.target.value)}
            onKeyDown={onKeyDown}
          />
        ) : (
          <span>{label}</span>
        )}
      </span>
      {mayChange && (
        <span className={styles.tools}>
          <Button variant="quiet" aria-label={reasonsTexts.up(label)} disabled={place === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </Button>
          <Button variant="quiet" aria-label={reasonsTexts.down(label)} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="quiet" aria-label={reasonsTexts.retireOf(label)} onClick={onRetire}>
            {reasonsTexts.retire}
          </Button>
        </span>
      )}
    </li>
  );
}
