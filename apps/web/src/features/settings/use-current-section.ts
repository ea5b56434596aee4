import { useEffect, useState, type RefObject } from 'react';

/** The section named by the URL's hash: `#keys`. Accepts nothing else from the URL. */
const HASH = /^#([a-z-]+)$/;

/**
 * Returns the section that is being read: the one that the URL names, otherwise the one at the top of the viewport.
 * Late responses make sections longer, so the named section is scrolled back into view until the user interacts.
 * @param page the scroll container
 */
export function useCurrentSection(page: RefObject<HTMLElement | null>): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const scroller = page.current;
    if (scroller === null) return;
    const all = [...scroller.querySelectorAll<HTMLElement>('[data-part]')];
    let named: HTMLElement | undefined;
    const read = () => {
      const top = scroller.getBoundingClientRect().top;
      const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
      const reached = all.findLast((part) => part.getBoundingClientRect().top - top < scroller.clientHeight / 3);
      // Short sections at the end of the page never reach the top.
      const part = named ?? (isAtEnd ? all.at(-1) : reached);
      setCurrent(part?.dataset['part'] ?? null);
    };
    const jump = () => {
      const name = HASH.exec(location.hash)?.[1];
      named = all.find((part) => part.dataset['part'] === name);
      named?.scrollIntoView();
      read();
    };
    const unpin = () => (named = undefined);
    const grown = new ResizeObserver(() => named?.scrollIntoView());
    for (const part of all) grown.observe(part);
    const over = new AbortController();
    const { signal } = over;
    scroller.addEventListener('scroll', read, { passive: true, signal });
    for (const sign of ['wheel', 'pointerdown', 'touchmove', 'keydown'])
      scroller.addEventListener(sign, unpin, { signal });
    window.addEventListener('hashchange', jump, { signal });
    jump();
    return () => {
      grown.disconnect();
      over.abort();
    };
  }, [page]);
  return current;
}
