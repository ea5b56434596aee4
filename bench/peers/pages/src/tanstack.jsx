import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { ROW, lineOf, nameOf, readPage } from './rows.js';

/** TanStack's own infinite list example, with our rows. */
function List() {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['leads'],
    queryFn: ({ pageParam }) => readPage(pageParam),
    getNextPageParam: (page) => page.next,
    initialPageParam: null,
  });
  const leads = data ? data.pages.flatMap((page) => page.data) : [];
  const scroller = useRef(null);
  const virtualizer = useVirtualizer({
    count: hasNextPage ? leads.length + 1 : leads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 5,
  });
  const drawn = virtualizer.getVirtualItems();
  useEffect(() => {
    const last = drawn.at(-1);
    if (last && last.index >= leads.length - 1 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, fetchNextPage, leads.length, isFetchingNextPage, drawn]);
  return (
    <div className="scroller" ref={scroller}>
      <div className="rows" style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ key, index, start }) => {
          const lead = leads[index];
          return (
            <div
              key={key}
              className="row"
              {...(lead ? { 'data-index': index } : {})}
              style={{ transform: `translateY(${start}px)` }}
            >
              {lead ? (
                <>
                  <strong>{nameOf(lead)}</strong>
                  <div>{lineOf(lead)}</div>
                </>
              ) : (
                'Loading more...'
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

createRoot(document.getElementById('root')).render(
  <QueryClientProvider client={new QueryClient()}>
    <List />
  </QueryClientProvider>,
);
