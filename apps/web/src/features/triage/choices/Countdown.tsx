import { useNowEverySecond } from '#src/platform/format/clock.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';

/** Counts down to an instant in minutes and seconds: `12:04`. */
export function Countdown({ until }: { until: string }) {
  const end = Date.parse(until);
  const left = Math.max(0, Math.round((end - useNowEverySecond()) / 1000));
  return (
    <time dateTime={until} title={triageTexts.countdownTitle(formatExactTime(end))}>
      {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}
    </time>
  );
}
