import { listStateTexts } from '#src/texts/lists/list-states.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';

interface EmptyListProps {
  what: 'leads' | 'matters' | 'contacts';
  /** Records are still to come: nothing can be said of the whole yet. */
  isFilling: boolean;
  /** Takes search and filters away; undefined where none are on. */
  clear?: (() => void) | undefined;
  /** Where nothing is amiss: there is nothing. */
  done: { title: string; words: string };
  refresh: () => void;
  isRefreshing: boolean;
}

/** In place of rows that are not there: still being read, filtered away, or nothing to do. */
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
