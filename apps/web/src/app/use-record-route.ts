import type { MouseEvent } from 'react';
import { useLocation, useMatches, useNavigate, useSearchParams } from 'react-router';

/** Where lists and records of one kind live, and how to move between them. The list's own state rides in the query. */
export function useRecordRoute(listPath: string, recordPath: string) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const [parameters] = useSearchParams();
  const matches = useMatches();
  const id = matches.at(-1)?.params['id'];
  const listAddress = listPath + search;
  const currentId = id !== undefined && /^\d+$/.test(id) ? Number(id) : null;
  return {
    currentId,
    isOpen: id !== undefined,
    listAddress,
    hrefOf: (record: number) => `${recordPath}/${record}${search}`,
    // Stepping through records leaves one step in the history, not a hundred.
    onOpen: (record: number) => void navigate(`${recordPath}/${record}${search}`, { replace: id !== undefined }),
    onClose: () => {
      if (id !== undefined) void navigate(listAddress);
    },
    closeByClick: (event: MouseEvent) => {
      event.preventDefault();
      void navigate(listAddress);
    },
    search: parameters.get('q') ?? '',
    onSearch: (words: string) => {
      const next = new URLSearchParams(search);
      if (words) next.set('q', words);
      else next.delete('q');
      void navigate({ search: next.toString() }, { replace: true });
    },
  };
}
