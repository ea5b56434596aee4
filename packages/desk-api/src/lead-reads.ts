/**
 * `GET /api/desk/reads`: the inbox leads that the caller has read, the latest first; at most {@link MAX_READ_LEADS}.
 * `PUT` and `DELETE /api/desk/leads/{id}/read` mark one as read or unread; both return 204 without a body.
 */
export interface ReadLeads {
  data: number[];
}

/**
 * Older entries are dropped, and their leads become unread again: no inbox has so many leads that one person has read.
 */
export const MAX_READ_LEADS = 10_000;
