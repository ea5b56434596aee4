import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PRELOADED_LIST, isListPreloading } from '#src/platform/http/preloaded-responses.ts';
import { mirrorPagesQuery } from '#src/platform/lists/mirror-pages.ts';

/** Longest wait for the list after the session has arrived, in milliseconds. */
const TOGETHER_MS = 100;

/**
 * Waits for the first page of the inbox, which was requested with the session and arrives just after it. One render
 * with rows takes half the time of an empty list followed by a full one.
 * @returns true while the list is worth waiting for
 */
export function usePreloadedList(isSignedIn: boolean): boolean {
  const client = useQueryClient();
  const [isComing, setIsComing] = useState(isListPreloading);
  useEffect(() => {
    if (!isComing || !isSignedIn) return undefined;
    const finish = () => setIsComing(false);
    const timer = setTimeout(finish, TOGETHER_MS);
    void client.prefetchInfiniteQuery(mirrorPagesQuery(PRELOADED_LIST.list, PRELOADED_LIST.query)).then(finish);
    return () => clearTimeout(timer);
  }, [client, isComing, isSignedIn]);
  return isComing;
}
