import type { Search } from './search/search.ts';

/** Until there is one. */
export const noSearch: Search = {
  write: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  find: () => Promise.resolve({ results: [], groups: [] }),
};
