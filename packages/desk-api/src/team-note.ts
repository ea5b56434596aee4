import { z } from 'zod/mini';
import { MAX_TEAM_NOTE_LENGTH } from './limits.ts';
import type { Colleague } from './triage.ts';

/**
 * `POST /api/desk/leads/{id}/team-notes`. `id` is made by the browser: the same one is the same note, however often it is sent.
 * `mentions`: ids of the colleagues who are to see it.
 */
export const teamNoteBody = z.strictObject({
  id: z.uuid(),
  text: z.string().check(z.regex(/\S/), z.maxLength(MAX_TEAM_NOTE_LENGTH)),
  mentions: z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(20)),
});
export type TeamNoteBody = z.infer<typeof teamNoteBody>;

/** What somebody of our team wrote of a lead. Clio has no place for it. */
export interface TeamNote {
  id: string;
  lead: number;
  /** Null once the person is erased. */
  by: Colleague | null;
  at: string;
  text: string;
}

/** `GET /api/desk/leads/{id}/team-notes`, the youngest first; a `POST` is answered with the same. */
export interface TeamNotes {
  data: TeamNote[];
}

/** A team note that names whoever asks. */
export interface Mention extends TeamNote {
  isSeen: boolean;
}

/** `GET /api/desk/mentions`: the last ones, the youngest first, and all that were not seen yet. */
export interface Mentions {
  data: Mention[];
}

/** `PUT /api/desk/mentions`: those on a lead have been seen. */
export const mentionsSeenBody = z.strictObject({ lead: z.int().check(z.positive()) });
