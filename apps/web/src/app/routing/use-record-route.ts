import { useRef, type MouseEvent } from 'react';
import { matchPath, NavigationType, useLocation, useNavigate, useNavigationType, useSearchParams } from 'react-router';

/** Kept with a record's step in the history. */
interface RecordState {
  /** The step before is the list it was opened from. */
  fromList?: boolean;
}

/** Where lists and records of one kind live, and how to move between them. The list's own state rides in the query. */
export function useRecordRoute(listPath: string, recordPath: string) {
  const navigate = useNavigate();
  const location = useLocation();
  const { search, key, pathname } = location;
  const state = location.state as RecordState | null;
  const [parameters] = useSearchParams();
  const id = matchPath(`${recordPath}/:id`, pathname)?.params.id;
  // A record that is only being typed is open, too, and has no id yet.
  const isOpen = id !== undefined;
  const listAddress = listPath + search;
  const currentId = id !== undefined && /^\d+$/.test(id) ? Number(id) : null;
  // Back, or a reload: nobody chose another place for focus.
  const isReturn = useNavigationType() === NavigationType.Pop && !isOpen;
  const closing = useRef<string>(undefined);
  const close = () => {
    // Going back takes a moment: a second press must not go back once more.
    if (closing.current === key) return;
    closing.current = key;
    void (state?.fromList ? navigate(-1) : navigate(listAddress, { replace: true }));
  };
  return {
    currentId,
    isOpen,
    isReturn,
    listAddress,
    hrefOf: (record: number) => `${recordPath}/${record}${search}`,
    // Stepping through records leaves one step in the history, not a hundred.
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
    /** Changes one part of the list's own state; an empty value takes it away. */
    onQuery: (name: string, value: string) => {
      const next = new URLSearchParams(search);
      if (value) next.set(name, value);
      else next.delete(name);
      void navigate({ search: next.toString() }, { replace: true });
    },
    /** Changes several parts at once; an empty value takes one away. */
    onChange: (changes: Readonly<Record<string, string>>) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      void navigate({ search: next.toString() }, { replace: true });
    },
    /** All of a list again, in its order: search and filters go; its part, its order and its columns stay. */
    onClear: () => {
      const kept = [...new URLSearchParams(search)].filter(([name]) =>
        ['sort', 'state', 'triage', 'columns'].includes(name),
      );
      void navigate({ search: new URLSearchParams(kept).toString() }, { replace: true });
    },
    onSearch: (words: string) => {
      const next = new URLSearchParams(search);
      if (words) next.set('q', words);
      else next.delete('q');
      void navigate({ search: next.toString() }, { replace: true });
    },
  };
}
