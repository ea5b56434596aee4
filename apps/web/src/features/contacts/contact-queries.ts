import { queryOptions } from '@tanstack/react-query';
import type { Contact } from '@intake-desk/grow-api/contact';
import { growGet } from '#src/platform/http/grow.ts';
import { growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { fetchWithCustomFields } from '#src/platform/records/with-custom-fields.ts';

/** Pages of all contacts, or of those that Clio's own search finds, oldest first. */
export function contactPages(search: string) {
  return growPagesOptions<Contact>(['contacts', search], (page_token, signal) =>
    growGet('/contacts', { query: { query: search, page_token }, signal }),
  );
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) =>
      fetchWithCustomFields((include) => growGet('/contacts/{id}', { id, query: { include }, signal })),
  });
}
