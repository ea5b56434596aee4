import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { pageToken } from '@intake-desk/grow-api/page-token';
import { growGet } from '#src/platform/http/grow.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';

interface Named {
  id: number;
  name: string;
}

/** A list that the firm maintains in Clio, for a select field. */
export interface FirmList {
  items: readonly Named[];
  /** Why the list is not available; empty when it is. */
  trouble: string;
}

type ListPath = '/sources' | '/matter_types' | '/locations';

/** Limits the requests per list; entries beyond it can be set in Clio. */
const MAX_PAGES = 5;

/** Returns the firm's sources, matter types and locations. */
export function useFirmLists(): { sources: FirmList; matterTypes: FirmList; locations: FirmList } {
  return {
    sources: asList(useQuery(firmListQuery('/sources'))),
    matterTypes: asList(useQuery(firmListQuery('/matter_types'))),
    locations: asList(useQuery(firmListQuery('/locations'))),
  };
}

function firmListQuery(path: ListPath) {
  return queryOptions({
    // Distinct from the pages that the settings cache under the shorter key; creating an entry there invalidates both.
    queryKey: ['firm-list', path, 'whole'],
    queryFn: async ({ signal }) => {
      const items: Named[] = [];
      let token: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { data, meta } = await growGet(path, { query: { page_token: token }, signal });
        items.push(...data.map(({ id, name }) => ({ id, name })));
        token = pageToken(meta?.paging?.next) ?? undefined;
        if (token === undefined) break;
      }
      return items.sort((one, other) => one.name.localeCompare(other.name));
    },
    staleTime: 10 * 60_000,
  });
}

function asList({ data, error }: UseQueryResult<Named[]>): FirmList {
  if (data) return { items: data, trouble: '' };
  if (!error) return { items: [], trouble: newLeadTexts.asking };
  const { code, message } = asHttpProblem(error);
  return { items: [], trouble: code === 'grow-forbidden' ? newLeadTexts.mayNotRead : message };
}
