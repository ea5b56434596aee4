import { useQueryClient } from '@tanstack/react-query';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { useEffect, useState } from 'react';
import { PRELOADED_LIST, isListPreloading } from '#src/platform/http/preloaded-responses.ts';
import { mirrorPagesQuery } from '#src/platform/lists/mirror-pages.ts';

/** Later than that after the session the desk is drawn without its rows, in milliseconds. */
const TOGETHER_MS = 100;

/**
 * The first page of the inbox was asked for together with who is signed in, and comes a moment later: one drawing with its rows takes
 * half the time of an empty list and then a full one.
 * @returns whether it is worth waiting for
 */
export function usePreloadedList(isSignedIn: boolean): boolean {
  const client = useQueryClient();
  const [isComing, setIsComing] = useState(isListPreloading);
  useEffect(() => {
    if (!isComing || !isSignedIn) return undefined;
    const goOn = () => setIsComing(false);
    const timer = setTimeout(goOn, TOGETHER_MS);
    void client
      .prefetchInfiniteQuery(mirrorPagesQuery<InboxLead>(PRELOADED_LIST.list, PRELOADED_LIST.query))
      .then(goOn);
    return () => clearTimeout(timer);
  }, [client, isComing, isSignedIn]);
  return isComing;
}
