import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession } from '#src/features/session/session-query.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { deskTexts } from '#src/texts/shell/shell.ts';
import { LiveDesk } from './background/LiveUpdates.tsx';
import { Opening } from './loading/LoadingScreen.tsx';
import { Router } from './router.tsx';
import { SignedInContext } from './session/SignedInContext.ts';
import { useSessionReturns } from './session/session-state.ts';
import { watchSession } from './session/session-watch.ts';
import { tellSignIn } from './session/sign-out.ts';
import { useFirstList } from './loading/use-preloaded-list.ts';

const SignedOut = lazy(async () => ({ default: (await import('./session/SignedOutScreen.tsx')).SignedOut }));

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
