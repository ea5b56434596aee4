/** Longest team note, in characters. */
export const TEAM_NOTE_MAX = 10_000;
