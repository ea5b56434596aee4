/**
 * `GET /api/desk/reads`: the leads of the inbox that whoever asks has read, the last one first; at most {@link MAX_READ_LEADS}.
 * `PUT` and `DELETE /api/desk/leads/{id}/read` say that one was read, or is to be read again; both answer 204 without a body.
 */
export interface ReadLeads {
  data: number[];
}

/** Older ones are forgotten, and would be new again: no inbox has so many leads that one person has read. */
export const MAX_READ_LEADS = 10_000;
