import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

interface EmptyListProps {
  what: 'leads' | 'matters' | 'contacts';
  /** True while records are still being loaded, so that nothing can be said of the whole list. */
  isFilling: boolean;
  /** Clears search and filters; undefined if none are set. */
  clear?: (() => void) | undefined;
  /** Shown if the list is empty without filters. */
  done: { title: string; words: string };
  refresh: () => void;
  isRefreshing: boolean;
}

/** Shown in place of rows: still loading, filtered out, or nothing to do. */
export function EmptyList({ what, isFilling, clear, done, refresh, isRefreshing }: EmptyListProps) {
  const { filling, filtered } = listStateTexts;
  if (isFilling) return <StateMessage title={filling[what]}>{filling.words}</StateMessage>;
  if (clear !== undefined) {
    const all = (
      <Button onClick={clear} command="list.clear">
        {listStateTexts.clear}
      </Button>
    );
    return (
      <StateMessage title={filtered[what]} actions={all}>
        {filtered.words}
      </StateMessage>
    );
  }
  const again = (
    <Button onClick={refresh} busy={isRefreshing}>
      {isRefreshing ? listStateTexts.asking : listStateTexts.refresh}
    </Button>
  );
  return (
    <StateMessage title={done.title} actions={again}>
      {done.words}
    </StateMessage>
  );
}
