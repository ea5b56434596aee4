import type { FirmReasons, ReasonsBody } from '@intake-desk/desk-api/firm-reasons';
import { queryOptions } from '@tanstack/react-query';
import { http } from '#src/platform/http.ts';

/** Why this firm declines leads. */
export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => http('/api/desk/reasons', { signal }) as Promise<FirmReasons>,
});

/** @throws HttpProblem reasons-changed when somebody else has changed them since */
export function putReasons(body: ReasonsBody): Promise<FirmReasons> {
  return http('/api/desk/reasons', { method: 'PUT', body }) as Promise<FirmReasons>;
}
