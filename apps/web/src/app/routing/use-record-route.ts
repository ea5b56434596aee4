import { useRef, type MouseEvent } from 'react';
import { matchPath, NavigationType, useLocation, useNavigate, useNavigationType, useSearchParams } from 'react-router';

/** History state of a record's entry. */
export interface RecordState {
  /** True if the previous history entry is the list that the record was opened from. */
  fromList?: boolean;
}

/**
 * Returns the addresses of one kind's list and records, and the navigation between them. The list's own state is in the
 * query string.
 */
export function useRecordRoute(listPath: string, recordPath: string) {
  const navigate = useNavigate();
  const location = useLocation();
  const { search, key, pathname } = location;
  const state = location.state as RecordState | null;
  const [parameters] = useSearchParams();
  const id = matchPath(`${recordPath}/:id`, pathname)?.params.id;
  // The new-lead form is a record without an id, and counts as open.
  const isOpen = id !== undefined;
  const listAddress = listPath + search;
  const currentId = id !== undefined && /^\d+$/.test(id) ? Number(id) : null;
  // Back or reload: the user has not moved the focus elsewhere.
  const isReturn = useNavigationType() === NavigationType.Pop && !isOpen;
  const closing = useRef<string>(undefined);
  const close = () => {
    // Going back is asynchronous: a second press must not go back twice.
    if (closing.current === key) return;
    closing.current = key;
    void (state?.fromList ? navigate(-1) : navigate(listAddress, { replace: true }));
  };
  /** Changes parameters of the list's state; an empty value removes one. */
  const onChange = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    void navigate({ search: next.toString() }, { replace: true });
  };
  return {
    currentId,
    isOpen,
    isReturn,
    listAddress,
    hrefOf: (record: number) => `${recordPath}/${record}${search}`,
    // Stepping through records leaves one entry in the history, not a hundred.
    onOpen: (record: number) =>
      void navigate(`${recordPath}/${record}${search}`, {
        replace: isOpen,
        state: { fromList: !isOpen || state?.fromList === true } satisfies RecordState,
      }),
    onClose: () => {
      if (isOpen) close();
    },
    closeByClick: (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      close();
    },
    search: parameters.get('q') ?? '',
    parameters,
    onChange,
    /** Changes one parameter of the list's state. */
    onQuery: (name: string, value: string) => onChange({ [name]: value }),
    /** Clears search and filters. View, board, sort order and columns stay. */
    onClear: () => {
      const kept = [...new URLSearchParams(search)].filter(([name]) =>
        ['sort', 'state', 'triage', 'columns', 'view'].includes(name),
      );
      void navigate({ search: new URLSearchParams(kept).toString() }, { replace: true });
    },
    onSearch: (words: string) => onChange({ q: words }),
  };
}
