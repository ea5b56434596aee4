import { queryOptions } from '@tanstack/react-query';
import type { NoteTemplates } from '@intake-desk/desk-api/note-template';
import { http } from '#src/platform/http.ts';

/** The firm's templates, in its order. Settings uses the same key, and puts there what it has changed. */
export const templatesQuery = queryOptions({
  queryKey: ['note-templates'],
  queryFn: ({ signal }) => http('/api/desk/templates', { signal }) as Promise<NoteTemplates>,
  staleTime: 5 * 60_000,
});
