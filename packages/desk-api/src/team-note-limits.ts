/** Longest team note, in characters. */
export const MAX_TEAM_NOTE_LENGTH = 10_000;
