import { useNow } from '#src/platform/format/clock.ts';
import { exactTime } from '#src/platform/format/time.ts';
import { recordListsTexts } from '#src/texts/lists/list-actions.ts';

interface PrintHeadProps {
  firm: string;
  person: string;
  /** Whether it is a list that is printed as it stands, with the rows in sight only. */
  isList: boolean;
}

/** Over whatever is printed: whose it is, who printed it and when. On the screen it is not there. */
export function PrintHead({ firm, person, isList }: PrintHeadProps) {
  const now = useNow();
  return (
    <div className="print-only" aria-hidden>
      <span>
        <strong>{firm}</strong>
        {isList && ` · ${recordListsTexts.sheet.onlyInSight}`}
      </span>
      <span>{recordListsTexts.sheet.printedBy(person, exactTime(now))}</span>
    </div>
  );
}
