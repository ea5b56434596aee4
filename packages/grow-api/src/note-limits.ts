/** Longest subject that Grow accepts, in characters. @see Grow OpenAPI, createContactNote */
export const NOTE_SUBJECT_MAX = 255;
/** Longest body that Grow accepts, in characters. @see Grow OpenAPI, createContactNote */
export const NOTE_BODY_MAX = 65_535;
