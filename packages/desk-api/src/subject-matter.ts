/**
 * Returns the matter that a `subject_url` is about. Grow does not document its format, so only its end is parsed, and
 * it is never fetched.
 * @param subjectUrl such as `/grow/matters/7`, already decoded once
 * @returns the id as 1 to 19 digits, or null
 */
export function subjectMatter(subjectUrl: string): string | null {
  return /\/matters\/(\d{1,19})$/.exec(subjectUrl)?.[1] ?? null;
}
