import { useQuery, useQueryClient } from '@tanstack/react-query';
import { LIST_LIMITS } from '@intake-desk/desk-api/record-list';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { useMemo } from 'react';
import { callDesk } from '#src/platform/http/desk.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';

interface DuePage {
  /** In the form of a list, where a record is looked up that is on the screen. */
  pages: [{ data: readonly InboxLead[]; fetchedAt: number }];
}

/**
 * Returns the records of the leads that are due and pass a list's filters.
 * @param ids the leads of the section, in its order
 * @param query filters, as in the page's URL
 */
export function useDueRecords(ids: readonly number[], query: string): ReadonlyMap<number, InboxLead> {
  const client = useQueryClient();
  const filters = useMemo(() => {
    const asked = new URLSearchParams(query);
    asked.delete('sort');
    asked.set('triage', 'due');
    asked.set('limit', String(LIST_LIMITS.max));
    return asked.toString();
  }, [query]);
  const { data } = useQuery({
    queryKey: ['leads', 'due', filters, ids.join()],
    queryFn: async ({ signal }): Promise<DuePage> => {
      const { data: fresh } = await callDesk('GET /api/desk/leads', { query: new URLSearchParams(filters), signal });
      // A lead that was acted on meanwhile is not due any more, but keeps its row.
      const before = client.getQueriesData<DuePage>({ queryKey: ['leads', 'due', filters] });
      const known = before.flatMap(([, page]) => page?.pages[0].data ?? []);
      const records = new Map([...known, ...fresh].map((lead) => [lead.id, lead]));
      return { pages: [{ data: [...records.values()], fetchedAt: serverNow() }] };
    },
    enabled: ids.length > 0,
    staleTime: Infinity,
    placeholderData: (before, previous) => (previous?.queryKey[2] === filters ? before : undefined),
  });
  return useMemo(() => new Map(data?.pages[0].data.map((lead) => [lead.id, lead])), [data]);
}

/**
 * Puts the section of due leads above the other rows.
 * @param ids the leads of the section, in its order
 * @param records their records, as far as they are known
 * @param rows the rows of the list, in which a due lead has its usual place
 */
export function withDueOnTop<Row extends InboxLead>(
  ids: readonly number[],
  records: ReadonlyMap<number, InboxLead>,
  rows: readonly Row[],
) {
  const wanted = new Set(ids);
  // Rows of the list are those that events update, and are there at once.
  const listed = new Map<number, Row>();
  const others = rows.filter((row) => {
    if (wanted.has(row.id)) listed.set(row.id, row);
    return !wanted.has(row.id);
  });
  const section = ids.flatMap((id): (Row | InboxLead)[] => {
    const row = listed.get(id) ?? records.get(id);
    return row === undefined ? [] : [row];
  });
  return { section, others };
}
