import { queryOptions } from '@tanstack/react-query';
import { growGet } from '#src/platform/http/grow.ts';
import { callDesk } from '#src/platform/http/desk.ts';

export function leadQuery(id: string) {
  return queryOptions({
    queryKey: ['lead', id],
    queryFn: async ({ signal }) => (await growGet('/inbox_leads/{id}', { id, signal })).data,
  });
}

/** The matters created from a lead. */
export function leadMattersQuery(id: string) {
  return queryOptions({
    queryKey: ['lead', id, 'matters'],
    queryFn: async ({ signal }) => (await growGet('/matters', { query: { inbox_lead_id: id }, signal })).data,
  });
}

/** The mirrored copy of a lead, with its departure if it left the inbox; null if there is none. */
export function mirroredLeadQuery(id: string) {
  return queryOptions({
    queryKey: ['lead', id, 'kept'],
    queryFn: async ({ signal }) =>
      (await callDesk('GET /api/desk/related', { query: { lead: id, kept: 'true' }, signal })).leads[0] ?? null,
    staleTime: 5_000,
  });
}

/** The stored message of a lead that was created in Intake Desk. */
export function leadMessageQuery(id: string) {
  return queryOptions({
    queryKey: ['lead', id, 'message'],
    queryFn: async ({ signal }) => (await callDesk('GET /api/desk/leads/{id}/message', { id, signal })).data,
  });
}
