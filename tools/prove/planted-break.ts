/** A place in a file, and what a careless hand makes of it. */
export interface Edit {
  /** Path below the repository's root. */
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
}

/** One believable change that takes a protection away, and the promise whose tests must notice it. */
export interface PlantedBreak extends Edit {
  promise: number;
  /** What is no longer so, in plain words. */
  what: string;
  /** The same change in further places. */
  and?: readonly Edit[];
  /** Other promises that fall with this one. */
  also?: readonly number[];
  /** Test files to run; else every test file that names the promise. */
  files?: readonly string[];
  /** Only tests whose name matches: for files that take long. */
  pattern?: string;
}
