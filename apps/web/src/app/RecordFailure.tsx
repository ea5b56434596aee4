import { Link } from 'react-router';
import { asHttpProblem } from '#src/platform/http-problem.ts';
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
}

/** In place of a record that cannot be had: why, and a way on. */
export function RecordFailure({ what, id, error, retry, listAddress, listName }: RecordFailureProps) {
  const problem = asHttpProblem(error);
  const back = (
    <Link className={buttonClass({})} to={listAddress}>
      Back to {listName}
    </Link>
  );
  if (problem.status === 404 || problem.status === 400) {
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
      {problem.detail ? `Clio says: ${problem.detail}` : 'The list beside it still works with what is loaded.'}
    </StateMessage>
  );
}
