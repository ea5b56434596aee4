import type { Departure } from '@intake-desk/desk-api/departure';
import type { Freshness } from '@intake-desk/desk-api/freshness';
import { formatNumber } from './format-number.ts';
import { shortMoment, timeOfDaySeconds } from './time.ts';

/** Something about a list that has to be said, and how loudly. */
export interface ListNotice {
  tone: 'quiet' | 'warning';
  words: string;
}

const CAUSES: Record<string, string> = {
  asleep: 'Nobody was signed in to ask Clio with',
  'grow-unavailable': 'Clio does not answer',
  'grow-timeout': 'Clio takes too long to answer',
  'grow-garbled': 'Clio sends answers that make no sense',
  'grow-rate-limited': 'Clio asks us to slow down',
  'grow-misconfigured': 'Clio does not accept this installation',
  'queue-full': 'Many requests to Clio are waiting',
  'store-unavailable': 'The desk’s own database cannot be written; please tell whoever runs it',
};

/** What is the matter with a list, if anything: how far its first reading is, or why it does not get newer. */
export function listNotice(freshness: Freshness | null, now: number): ListNotice | null {
  if (freshness === null) return null;
  const { trouble, progress, gap } = freshness;
  if (trouble?.code === 'scope-missing') {
    return {
      tone: 'warning',
      words: `Clio refuses this list: the permission ${trouble.scope ?? ''} is missing. Settings say what to do.`,
    };
  }
  if (trouble !== null) {
    const cause = CAUSES[trouble.code] ?? 'The desk could not ask Clio';
    return {
      tone: 'warning',
      words: `${cause} since ${shortMoment(Date.parse(trouble.since), now)}. What is shown stays, and catches up by itself.`,
    };
  }
  if (progress !== null) {
    const pace = progress.pace > 0 ? `, about ${formatNumber(progress.pace)} a minute` : '';
    return { tone: 'quiet', words: `Being read from Clio: ${formatNumber(progress.records)} so far${pace}` };
  }
  if (gap !== null && now - Date.parse(gap.until) < 30 * 60_000) {
    const [from, until] = [gap.from, gap.until].map((moment) => shortMoment(Date.parse(moment), now));
    return { tone: 'quiet', words: `Clio was not asked from ${from} to ${until}. What came in between is here now.` };
  }
  return null;
}

/** Where a lead went, in a few words. */
export function departureInWords({ to, matter }: Departure): string {
  switch (to) {
    case 'matter':
      return `became matter ${matter ?? ''}`;
    case 'ignored':
      return 'ignored in Clio';
    case 'accepted':
      return 'accepted in Clio';
    case 'gone':
      return 'gone, reason unknown';
    case 'checking':
      return 'left the inbox; looking where';
  }
}

/** *between 10:42:07 and 10:43:02*: it cannot be said more exactly. */
export function departureInterval({ after, before }: Departure): string {
  return `between ${timeOfDaySeconds(Date.parse(after))} and ${timeOfDaySeconds(Date.parse(before))}`;
}

/** `1,204`, or `200 so far` while the first reading goes on. Never a zero that only means *not yet*. */
export function mirrorCount(total: number | null, freshness: Freshness | null): string {
  if (total === null || freshness === null) return '';
  if (freshness.complete) return formatNumber(total);
  return total === 0 ? '' : `${formatNumber(total)} so far`;
}
