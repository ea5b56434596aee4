import { useNow } from '#src/platform/format/clock.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { listActionTexts } from '#src/texts/lists/list-actions.ts';

interface PrintHeadProps {
  firm: string;
  person: string;
  /** Whether it is a list that is printed as it stands, with the rows in sight only. */
  isList: boolean;
}

/** Over whatever is printed: whose it is, who printed it and when. On the screen it is not there. */
export function PrintHeader({ firm, person, isList }: PrintHeadProps) {
  const now = useNow();
  return (
    <div className="print-only" aria-hidden>
      <span>
        <strong>{firm}</strong>
        {isList && ` · ${listActionTexts.sheet.onlyInSight}`}
      </span>
      <span>{listActionTexts.sheet.printedBy(person, formatExactTime(now))}</span>
    </div>
  );
}
