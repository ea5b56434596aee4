import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession } from '#src/features/session/session-query.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { deskTexts } from '#src/texts/desk.ts';
import { LiveDesk } from './LiveDesk.tsx';
import { Opening } from './Opening.tsx';
import { Router } from './router.tsx';
import { SignedInContext } from './SignedInContext.ts';
import { useSessionReturns } from './session-end.ts';
import { watchSession } from './session-watch.ts';
import { tellSignIn } from './sign-out.ts';
import { useFirstList } from './use-first-list.ts';

const SignedOut = lazy(async () => ({ default: (await import('./SignedOut.tsx')).SignedOut }));

/** Decides who is at the desk; everything else happens behind that door. */
export function App() {
  const { data: session, error, refetch, isFetching } = useSession();
  const queryClient = useQueryClient();
  useEffect(() => watchSession(queryClient), [queryClient]);
  const isSignedIn = session?.authenticated === true;
  const isListComing = useFirstList(isSignedIn);
  const wasSignedIn = useWasSignedIn(isSignedIn);
  const returns = useSessionReturns();
  useEffect(() => {
    if (isSignedIn) tellSignIn();
  }, [isSignedIn]);

  if (error) {
    return (
      <StateMessage
        level={1}
        title={asHttpProblem(error).message}
        actions={
          <Button onClick={() => void refetch()} busy={isFetching}>
            {deskTexts.tryAgain}
          </Button>
        }
        urgent
        centred
      >
        {deskTexts.draftsAreKept}
      </StateMessage>
    );
  }
  if (!session) return <Opening />;
  if (!session.authenticated) {
    return (
      <Suspense fallback={<Opening />}>
        <SignedOut wasSignedIn={wasSignedIn} />
      </Suspense>
    );
  }
  if (isListComing) return <Opening />;
  return (
    <SignedInContext value={session}>
      {session.mirror === true && <LiveDesk key={returns} session={session} />}
      <Router />
    </SignedInContext>
  );
}

function useWasSignedIn(isSignedIn: boolean): boolean {
  const [was, setWas] = useState(false);
  if (isSignedIn && !was) setWas(true);
  return was;
}
