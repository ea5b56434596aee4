import { MAX_SNOOZE_DAYS } from '@intake-desk/desk-api/limits';
import { useId, useState } from 'react';
import {
  CALLING_HOURS,
  isOutsideCallingHours,
  nextMorningIn,
  useCallerLocation,
  type CallerLocation,
  localTimeIn,
} from '#src/platform/contact-details/caller-location.ts';
import { formatHour, formatShortFutureTime } from '#src/platform/format/time.ts';
import { parseWallTime, instantAt, weekdayOf } from '#src/platform/format/zoned-time.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import styles from './SnoozeChoices.module.css';

const { snooze: texts } = leadTriageTexts;
const DAY_MS = 86_400_000;

interface SnoozeChoicesProps {
  /** The caller's phone number as given. */
  phone: string | null;
  /** @param until ISO 8601 */
  onChoose: (until: string) => void;
  onClose: () => void;
}

/** Choice of a snooze time: a preset or an exact time. */
export function SnoozeChoices({ phone, onChoose, onClose }: SnoozeChoicesProps) {
  const [now] = useState(serverNow);
  const [exact, setExact] = useState('');
  const [refusal, setRefusal] = useState('');
  const input = useId();
  const location = useCallerLocation(phone);
  const times = withTheirMorning(snoozeTimes(now), now, location);
  const choose = (until: number) => onChoose(new Date(until).toISOString());
  return (
    <ChoiceList
      label={texts.title}
      choices={times.map(({ id, label, until }) => ({
        id,
        label,
        detail: [formatShortFutureTime(until, now), ...there(until, location)].join(' · '),
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
          if (until <= serverNow()) return setRefusal(texts.past);
          if (until > serverNow() + MAX_SNOOZE_DAYS * DAY_MS) return setRefusal(texts.tooFar);
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
        {location !== undefined && (
          <small>{texts.place(location.name, formatHour(CALLING_HOURS.from), formatHour(CALLING_HOURS.until))}</small>
        )}
      </form>
    </ChoiceList>
  );
}

/** Describes the caller's local time at an instant, and warns if it is outside calling hours. */
function there(until: number, location: CallerLocation | undefined): string[] {
  if (location === undefined) return [];
  const text = texts.there(localTimeIn(until, location.timeZone));
  return isOutsideCallingHours(until, location.timeZone) ? [text, texts.quiet] : [text];
}

/** Adds 9 AM in the caller's time zone as a last choice, so that the others keep their digits. */
function withTheirMorning(times: SnoozeTime[], now: number, location: CallerLocation | undefined): SnoozeTime[] {
  if (location === undefined) return times;
  return [...times, { id: 'their-morning', label: texts.theirMorning, until: nextMorningIn(now, location.timeZone) }];
}

const { times } = leadTriageTexts.snooze;

/** A preset to snooze a lead until. */
interface SnoozeTime {
  id: string;
  label: string;
  /** Epoch milliseconds. */
  until: number;
}

const HOUR = 3_600_000;
const MORNING = 9;

/**
 * Returns the preset times in the chosen zone. Each keeps its digit all day long.
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
