import { useId, useState } from 'react';
import {
  isOutsideCallingHours,
  nextMorningIn,
  useCallerLocation,
  type CallerLocation,
  localTimeIn,
} from '#src/platform/contact-details/caller-location.ts';
import { formatShortFutureTime } from '#src/platform/format/time.ts';
import { parseWallTime, instantAt, weekdayOf } from '#src/platform/format/zoned-time.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import styles from './SnoozeChoices.module.css';

const { snooze: texts } = leadTriageTexts;

interface SnoozeChoicesProps {
  /** The caller's number as given. */
  phone: string | null;
  /** @param until ISO 8601 */
  onChoose: (until: string) => void;
  onClose: () => void;
}

/** Until when: the usual times, or an exact one. */
export function SnoozeChoices({ phone, onChoose, onClose }: SnoozeChoicesProps) {
  const [now] = useState(() => Date.now());
  const [exact, setExact] = useState('');
  const [refusal, setRefusal] = useState('');
  const input = useId();
  const place = useCallerLocation(phone);
  const times = withTheirMorning(snoozeTimes(now), now, place);
  const choose = (until: number) => onChoose(new Date(until).toISOString());
  return (
    <ChoiceList
      label={texts.title}
      choices={times.map(({ id, label, until }) => ({
        id,
        label,
        detail: [formatShortFutureTime(until, now), ...there(until, place)].join(' · '),
      }))}
      onChoose={(id) => {
        const time = times.find((one) => one.id === id);
        if (time !== undefined) choose(time.until);
      }}
      onClose={onClose}
    >
      <form
        className={styles.exact}
        onSubmit={(event) => {
          event.preventDefault();
          const until = parseWallTime(exact);
          if (Number.isNaN(until)) return setRefusal(texts.incomplete);
          if (until <= Date.now()) return setRefusal(texts.past);
          choose(until);
        }}
      >
        <label htmlFor={input}>{texts.exact}</label>
        <input
          id={input}
          type="datetime-local"
          value={exact}
          onChange={(event) => {
            setExact(event.target.value);
            setRefusal('');
          }}
        />
        <Button type="submit">{texts.submit}</Button>
        <span role="status">{refusal}</span>
        {place !== undefined && <small>{texts.place(place.name)}</small>}
      </form>
    </ChoiceList>
  );
}

/** What time it is there then, if that is another than here, and whether nobody should be rung. */
function there(until: number, place: CallerLocation | undefined): string[] {
  if (place === undefined) return [];
  const words = texts.there(localTimeIn(until, place.timeZone));
  return isOutsideCallingHours(until, place.timeZone) ? [words, texts.quiet] : [words];
}

/** Nine in the morning of the caller is a choice of its own, behind the others: each keeps its digit. */
function withTheirMorning(times: SnoozeTime[], now: number, place: CallerLocation | undefined): SnoozeTime[] {
  if (place === undefined) return times;
  return [...times, { id: 'their-morning', label: texts.theirMorning, until: nextMorningIn(now, place.timeZone) }];
}

const { times } = leadTriageTexts.snooze;

/** A way to put something off. */
interface SnoozeTime {
  id: string;
  label: string;
  /** Epoch milliseconds. */
  until: number;
}

const HOUR = 3_600_000;
const MORNING = 9;

/**
 * The usual times, in the chosen zone; each keeps its digit all day long.
 * @param now epoch milliseconds
 */
function snoozeTimes(now: number): SnoozeTime[] {
  const at = (days: number, hour: number): number => instantAt(now, days, hour);
  const toMonday = (8 - weekdayOf(now)) % 7 || 7;
  const afternoon = at(0, 14) > now ? at(0, 14) : at(1, 14);
  return [
    { id: 'half-hour', label: times['half-hour'], until: now + HOUR / 2 },
    { id: 'hour', label: times.hour, until: now + HOUR },
    { id: 'three-hours', label: times['three-hours'], until: now + 3 * HOUR },
    { id: 'afternoon', label: times.afternoon, until: afternoon },
    { id: 'morning', label: times.morning, until: at(1, MORNING) },
    { id: 'monday', label: times.monday, until: at(toMonday, MORNING) },
    { id: 'week', label: times.week, until: at(7, MORNING) },
  ];
}
