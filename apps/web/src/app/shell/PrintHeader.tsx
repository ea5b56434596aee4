import { useNow } from '#src/platform/format/clock.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { listActionTexts } from '#src/texts/lists/list-actions.ts';

interface PrintHeaderProps {
  firm: string;
  person: string;
  /** True if a list is printed as it is on the screen, with the visible rows only. */
  isList: boolean;
}

/** Header of every printed page: firm, person and time. Hidden on the screen. */
export function PrintHeader({ firm, person, isList }: PrintHeaderProps) {
  const now = useNow();
  return (
    <div className="print-only" aria-hidden>
      <span>
        <strong>{firm}</strong>
        {isList && <span>{` · ${listActionTexts.sheet.onlyInSight}`}</span>}
      </span>
      <span>{listActionTexts.sheet.printedBy(person, formatExactTime(now))}</span>
    </div>
  );
}
