import { useEffect, useState, type RefObject } from 'react';

/** The part that the address names, from the first `#` on: `#keys`. Nothing else may come in as a selector. */
const HASH = /^#([a-z-]+)$/;

/**
 * Which part of a long page is being read: the one that was jumped to, else the one that begins highest in sight. What comes late
 * from the network makes parts longer: the part that the address names stays where it is until somebody scrolls.
 * @param page what scrolls
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
      // At the end of the page short parts never come up to the top.
      const part = named ?? (isAtEnd ? all.at(-1) : reached);
      setCurrent(part?.dataset['part'] ?? null);
    };
    const jump = () => {
      const name = HASH.exec(location.hash)?.[1];
      named = all.find((part) => part.dataset['part'] === name);
      named?.scrollIntoView();
      read();
    };
    const letGo = () => (named = undefined);
    const grown = new ResizeObserver(() => named?.scrollIntoView());
    for (const part of all) grown.observe(part);
    scroller.addEventListener('scroll', read, { passive: true });
    for (const sign of ['wheel', 'pointerdown', 'touchmove', 'keydown']) scroller.addEventListener(sign, letGo);
    window.addEventListener('hashchange', jump);
    jump();
    return () => {
      grown.disconnect();
      scroller.removeEventListener('scroll', read);
      for (const sign of ['wheel', 'pointerdown', 'touchmove', 'keydown']) scroller.removeEventListener(sign, letGo);
      window.removeEventListener('hashchange', jump);
    };
  }, [page]);
  return current;
}
