import type { Matter } from '@intake-desk/grow-api/matter';
import type { ReactNode } from 'react';
import { useNow } from '#src/platform/now.ts';
import { dayInWords, exactTime, momentInWords } from '#src/platform/time.ts';
import { Moment } from '#src/ui/Moment.tsx';
import { Thread } from '#src/ui/Thread.tsx';
import { categoryInWords } from './matter-words.ts';

interface MatterThreadProps {
  matter: Matter;
  leadLink: (id: number, words: ReactNode) => ReactNode;
}

/** From lead to hired or declined, as far as Clio gives dates. */
export function MatterThread({ matter, leadLink }: MatterThreadProps) {
  const now = useNow();
  const steps = [
    { words: 'Matter created', at: matter.created_at },
    { words: 'First consultation put in the calendar', at: matter.first_appointment_created_at },
    { words: 'First letter sent', at: matter.first_letter_sent_date },
  ]
    .flatMap(({ words, at }) => (at ? [{ words, at }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <Thread>
      {matter.inbox_lead_id && <li>Arrived as {leadLink(matter.inbox_lead_id, `lead ${matter.inbox_lead_id}`)}</li>}
      {steps.map(({ words, at }) => (
        <li key={words}>
          {words}
          <Moment dateTime={at} title={exactTime(Date.parse(at))}>
            {momentInWords(Date.parse(at), now)}
          </Moment>
        </li>
      ))}
      {matter.hired_date && (
        <li>
          Hired
          <Moment dateTime={matter.hired_date} title={matter.hired_date}>
            {dayInWords(matter.hired_date)}
          </Moment>
        </li>
      )}
      {!matter.hired_date && matter.status_category && (
        <li>Now: {matter.status ?? categoryInWords(matter.status_category)}</li>
      )}
    </Thread>
  );
}
