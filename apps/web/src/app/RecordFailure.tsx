import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import { asHttpProblem, type HttpProblem } from '#src/platform/http-problem.ts';
import { Button, buttonClass } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';

interface RecordFailureProps {
  /** Kind of record: *lead*. */
  what: string;
  id: string;
  error: unknown;
  retry: () => void;
  listAddress: string;
  listName: string;
  onBack: (event: MouseEvent) => void;
}

/** In place of a record that cannot be had: why, and a way on. */
export function RecordFailure({ what, id, error, retry, listAddress, listName, onBack }: RecordFailureProps) {
  const problem = asHttpProblem(error);
  const back = (
    <Link className={buttonClass({})} to={listAddress} onClick={onBack}>
      Back to {listName}
    </Link>
  );
  if (isUnknown(problem, id)) {
    return (
      <StateMessage level={1} title={`There is no ${what} ${id} in Clio.`} actions={back} urgent>
        It may have been deleted or merged, or this sign-in may not see it.
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
          {!problem.isSignedOut && <Button onClick={retry}>Try again</Button>}
          {back}
        </>
      }
    >
      {problem.detail ? `Clio says: ${problem.detail}` : 'Nothing was changed in Clio: this only read from it.'}
      {problem.retryAfter !== undefined && ` Try again in ${problem.retryAfter} s.`}
    </StateMessage>
  );
}

/** Clio has no such record, or the address carries no number that it could have. */
function isUnknown({ code }: HttpProblem, id: string): boolean {
  if (code === 'not-found' || code === 'grow-not-found') return true;
  return code === 'bad-request' && !/^\d{1,19}$/.test(id);
}
