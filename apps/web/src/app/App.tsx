import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '#src/features/session/session-query.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { LiveUpdates } from './background/LiveUpdates.tsx';
import { lazyPart } from './loading/lazy-part.tsx';
import { LoadingScreen } from './loading/LoadingScreen.tsx';
import { Router } from './router.tsx';
import { SignedInContext } from './session/SignedInContext.ts';
import { useSessionResumeCount } from './session/session-state.ts';
import { watchSession } from './session/session-watch.ts';
import { broadcastSignIn } from './session/sign-out.ts';
import { usePreloadedList } from './loading/use-preloaded-list.ts';

const SignedOutScreen = lazyPart(
  async () => (await import('./session/SignedOutScreen.tsx')).SignedOutScreen,
  <LoadingScreen />,
);

/**
 * Root component: renders the sign-in screen or the app, depending on the session.
 * @param openAt path of the record that was chosen in the first rows; null for none
 */
export function App({ openAt }: { openAt: string | null }) {
  const { data: session, error, refetch, isFetching } = useSession();
  const queryClient = useQueryClient();
  useEffect(() => watchSession(queryClient), [queryClient]);
  const isSignedIn = session?.authenticated === true;
  const isListComing = usePreloadedList(isSignedIn);
  const wasSignedIn = useWasSignedIn(isSignedIn);
  const resumeCount = useSessionResumeCount();
  useEffect(() => {
    if (isSignedIn) broadcastSignIn();
  }, [isSignedIn]);

  if (error) {
    return (
      <StateMessage
        level={1}
        title={asHttpProblem(error).message}
        actions={
          <Button onClick={() => void refetch()} busy={isFetching}>
            {shellTexts.tryAgain}
          </Button>
        }
        urgent
        centred
      >
        {shellTexts.draftsAreKept}
      </StateMessage>
    );
  }
  if (!session) return <LoadingScreen />;
  if (!session.authenticated) return <SignedOutScreen wasSignedIn={wasSignedIn} />;
  if (isListComing) return <LoadingScreen />;
  return (
    <SignedInContext value={session}>
      {session.mirror === true && <LiveUpdates key={resumeCount} session={session} />}
      <Router openAt={openAt} />
    </SignedInContext>
  );
}

function useWasSignedIn(isSignedIn: boolean): boolean {
  const [was, setWas] = useState(false);
  if (isSignedIn && !was) setWas(true);
  return was;
}
