/**
 * `GET /api/desk/reads`: the leads of the inbox that whoever asks has read, the last one first; at most {@link MOST_READS}.
 * `PUT` and `DELETE /api/desk/leads/{id}/read` say that one was read, or is to be read again; both answer 204 without a body.
 */
export interface LeadReads {
  data: number[];
}

/** Older ones are forgotten, and would be new again: no inbox has so many leads that one person has read. */
export const MOST_READS = 10_000;
