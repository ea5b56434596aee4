import { digitsOf } from '../contact-text.ts';
import type { GrowRecord } from '../lists/index-entry.ts';
import type { RecordKind } from '../record-kind.ts';
import type { SearchResult } from '../search-result.ts';
import type { Candidate } from './find-candidates.ts';
import { createHighlighter, isExactMatch } from './highlight.ts';
import { typedDigits, type TextReader } from './phone-digits.ts';
import { toSearchDocument } from './searched-fields.ts';

/** Maximum candidates of a kind that are ranked by content. */
const MAX_RANKED = 24;
/** Score by matched field: how likely that field was meant. */
const FIELD_SCORES = { name: 10, client: 6, phone: 5, email: 4, description: 0 } as const;
const WHOLE_FIELD_SCORE = 40;
/** Tie-breaker: a lead that still waits comes before a contact or matter. */
const KIND_SCORES: Record<RecordKind, number> = { lead: 2, contact: 1, matter: 0 };

/** @returns the candidates of one kind that are ranked by content, best first */
export function bestCandidates(candidates: readonly Candidate[], limit: number): Candidate[] {
  return candidates
    .toSorted((one, other) => other.score - one.score || other.id - one.id)
    .slice(0, Math.max(MAX_RANKED, limit));
}

/**
 * Ranks candidates by what matches in their records.
 * @param records of the candidates, as they are shown; one without a record is left out
 * @throws UnreadableText
 */
export function rankCandidates(
  text: string,
  kind: RecordKind,
  best: readonly Candidate[],
  records: ReadonlyMap<number, GrowRecord>,
  reader: TextReader,
): { result: SearchResult; score: number }[] {
  const digits = digitsOf(text).length >= 3 ? typedDigits(text, reader) : [];
  const highlight = createHighlighter(text, digits, reader.toAscii);
  return best
    .flatMap(({ id, way, score }) => {
      const record = records.get(id);
      if (record === undefined) return [];
      const { title, subtitle, fields } = toSearchDocument(kind, record);
      const highlights = highlight(fields);
      const place = Math.max(0, ...highlights.map(({ field }) => FIELD_SCORES[field]));
      const isWhole = fields.some((field) => isExactMatch(field.text, text, reader.toAscii));
      const result: SearchResult = { kind, id, title, subtitle, way, highlights };
      return [{ result, score: score + place + (isWhole ? WHOLE_FIELD_SCORE : 0) + KIND_SCORES[kind] }];
    })
    .sort((one, other) => other.score - one.score || other.result.id - one.result.id);
}
