import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { useSession } from '#src/features/session/session-query.ts';
import { askFirstNextTime } from '#src/platform/first-answers.ts';
import { asHttpProblem } from '#src/platform/http-problem.ts';
import { Button } from '#src/ui/Button.tsx';
import { StateMessage } from '#src/ui/StateMessage.tsx';
import { LiveDesk } from './LiveDesk.tsx';
import { Opening } from './Opening.tsx';
import { createRouter } from './router.tsx';
import { SignedInContext } from './SignedInContext.ts';
import { SignedOut } from './SignedOut.tsx';
import { watchSession } from './session-watch.ts';

/** Decides who is at the desk; everything else happens behind that door. */
export function App() {
  const { data: session, error, refetch, isFetching } = useSession();
  const queryClient = useQueryClient();
  useEffect(() => watchSession(queryClient), [queryClient]);
  const [router] = useState(createRouter);
  useEffect(() => {
    if (session) askFirstNextTime(session.authenticated && session.mirror === true);
  }, [session]);
  const wasSignedIn = useWasSignedIn(session?.authenticated === true);

  if (error) {
    return (
      <StateMessage
        level={1}
        title={asHttpProblem(error).message}
        actions={
          <Button onClick={() => void refetch()} busy={isFetching}>
            Try again
          </Button>
        }
        urgent
        centred
      >
        Nothing that you typed is lost: drafts are kept in this browser.
      </StateMessage>
    );
  }
  if (!session) return <Opening />;
  if (!session.authenticated) return <SignedOut wasSignedIn={wasSignedIn} />;
  return (
    <SignedInContext value={session}>
      {session.mirror === true && <LiveDesk session={session} />}
      <RouterProvider router={router} />
    </SignedInContext>
  );
}

function useWasSignedIn(isSignedIn: boolean): boolean {
  const [was, setWas] = useState(false);
  if (isSignedIn && !was) setWas(true);
  return was;
}
