import type { Matter } from '@intake-desk/grow-api/matter';
import { recordsTexts } from '#src/texts/records.ts';
import { absentInRow } from './redaction.ts';
import { dayInWords, shortMoment } from './time.ts';

/** One line of a list of matters beside another record: what, how it stands, since when. */
export interface RelatedLine {
  id: number;
  title: string;
  about: string;
}

/** @param ids of all that belong there; those that could not be seen are named by their number */
export function relatedLines(
  ids: readonly number[],
  matters: readonly Matter[] | undefined,
  now: number,
): RelatedLine[] {
  const seen = new Map((matters ?? []).map((matter) => [matter.id, matter]));
  return ids
    .toSorted((one, other) => other - one)
    .map((id) => {
      const matter = seen.get(id);
      const title = recordsTexts.related.matter(String(id));
      if (matter === undefined) {
        return { id, title, about: matters === undefined ? recordsTexts.related.asking : recordsTexts.related.unseen };
      }
      const status = matter.status ?? absentInRow(matter, 'status', '');
      const when = matter.hired_date
        ? `${recordsTexts.trace.hired} ${dayInWords(matter.hired_date)}`
        : recordsTexts.related.updated(shortMoment(Date.parse(matter.updated_at), now));
      const about = [status === recordsTexts.trace.hired && matter.hired_date ? '' : status, when];
      return { id, title: matter.description || title, about: about.filter(Boolean).join(' · ') };
    });
}
