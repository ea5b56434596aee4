/** Pages that come by themselves while nobody touches anything. */
const IDLE_PAGES = 3;

/** Decides whether a list reads on by itself: not for ever where nobody is, and always for somebody who scrolls. */
export interface ReadingOn {
  /**
   * The end is near.
   * @param count rows that are loaded
   * @returns whether the next page comes by itself
   */
  isDue: (count: number) => boolean;
  /** The person did something. @returns whether reading had stopped */
  touch: () => boolean;
}

export function createReadingOn(): ReadingOn {
  let pages = 0;
  let counted: number | null = null;
  return {
    isDue(count) {
      // However often the same end comes near, it is one page.
      if (count !== counted) pages += 1;
      counted = count;
      return pages <= IDLE_PAGES;
    },
    touch() {
      const hadStopped = pages > IDLE_PAGES;
      pages = 0;
      counted = null;
      return hadStopped;
    },
  };
}
