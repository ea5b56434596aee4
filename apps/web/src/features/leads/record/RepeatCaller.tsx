import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';
import { Chip } from '#src/ui/primitives/Chip.tsx';
import { earlierLeadsQuery, repeatCaller } from './known-people.ts';

const { who: texts } = leadRecordTexts;

/** A chip such as *3 inquiries in 9 days*; nothing for a first call. */
export function RepeatCaller({ lead, now }: { lead: InboxLead; now: number }) {
  const { data: earlier } = useQuery({ ...earlierLeadsQuery(lead.id), enabled: useIsSettled() });
  const again = earlier === undefined ? null : repeatCaller(lead, earlier, now);
  if (again === null) return null;
  const ignored = again.ignored > 0 && texts.ignored(formatNumber(again.ignored));
  return (
    <Chip title={[texts.againTitle, ignored].filter(Boolean).join(': ')}>
      {texts.again(formatNumber(again.times), again.days, again.isToday)}
    </Chip>
  );
}
