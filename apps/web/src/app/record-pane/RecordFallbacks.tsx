import type { MouseEvent } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { asHttpProblem, type HttpProblem } from '#src/platform/http/http-problem.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { faultTexts } from '#src/texts/faults.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import styles from './RecordFallbacks.module.css';
import { Link } from '#src/app/routing/Link.tsx';

interface RecordFailureProps {
  /** Kind of record, such as *lead*. */
  what: string;
  id: string;
  error: unknown;
  retry: () => void;
  listAddress: string;
  listName: string;
  onBack: (event: MouseEvent) => void;
}

/** Replaces a record that could not be loaded: shows the reason and a next step. */
export function RecordFailure({ what, id, error, retry, listAddress, listName, onBack }: RecordFailureProps) {
  const words = shellTexts.record;
  const problem = asHttpProblem(error);
  const back = (
    <Link className={buttonClass({})} to={listAddress} onClick={onBack}>
      {words.back(listName)}
    </Link>
  );
  if (isUnknown(problem, id)) {
    return (
      <StateMessage level={1} title={words.unknown(what, id)} actions={back} urgent>
        {words.unknownWhy}
      </StateMessage>
    );
  }
  return (
    <StateMessage
      level={1}
      title={problem.message}
      reference={problem.requestId}
      urgent
      actions={
        <>
          {!problem.isSignedOut && <Button onClick={retry}>{shellTexts.tryAgain}</Button>}
          {problem.code === 'grow-forbidden' && (
            <Link className={buttonClass({})} to="/settings#connection">
              {words.doctor}
            </Link>
          )}
          {back}
        </>
      }
    >
      {[
        problem.refusal ?? '',
        problem.retryAfter === undefined ? '' : faultTexts.tryAgainIn(formatNumber(problem.retryAfter)),
      ]
        .join(' ')
        .trim()}
    </StateMessage>
  );
}

/** True if Clio has no such record, or if the id in the address cannot be one. */
function isUnknown({ code }: HttpProblem, id: string): boolean {
  if (code === 'not-found' || code === 'grow-not-found') return true;
  return code === 'bad-request' && !/^\d{1,19}$/.test(id);
}

/** Shown while a record that is in no loaded list is being fetched. */
export function RecordSkeleton({ what }: { what: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{shellTexts.record.asking(what)}</span>
      {Array.from({ length: 9 }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
