import type { LeadIds } from '@intake-desk/desk-api/record-list';
import { lazy, Suspense } from 'react';
import { http } from '#src/platform/http.ts';
import { useIsPicking } from '#src/ui/picked.ts';

const PickedBar = lazy(async () => ({ default: (await import('#src/features/triage/PickedBar.tsx')).PickedBar }));

/** What can be done with leads that are picked, as long as there are some. */
export function PickedLeads({ query, total }: { query: string; total: number | null }) {
  if (!useIsPicking()) return null;
  return (
    <Suspense>
      <PickedBar
        key={query}
        total={total}
        allIds={async () => {
          const { data, meta } = (await http(`/api/desk/leads/ids?${query}`)) as LeadIds;
          return { ids: data, isCut: meta.isCut };
        }}
      />
    </Suspense>
  );
}
