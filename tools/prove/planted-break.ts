/** A position in a file, and a plausible careless edit of it. */
export interface Edit {
  /** Path below the repository's root. */
  file: string;
  /** Occurs in the file exactly once. */
  find: string;
  replace: string;
}

/** One plausible change that removes a protection, and the promise whose tests must detect it. */
export interface PlantedBreak extends Edit {
  promise: number;
  /** What is broken, as a short sentence. */
  what: string;
  /** Further edits of the same change. */
  and?: readonly Edit[];
  /** Other promises that this break also violates. */
  also?: readonly number[];
  /** Test files to run; by default every test file that names the promise. */
  files?: readonly string[];
  /** Runs only tests whose name matches: for slow files. */
  pattern?: string;
}
