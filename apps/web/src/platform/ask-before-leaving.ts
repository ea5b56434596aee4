/**
 * From now on something would be lost if the page went: the browser asks before it lets it go.
 * @returns nothing would be lost any more
 * @see https://html.spec.whatwg.org/multipage/browsing-the-web.html#unloading-documents
 */
export function askBeforeLeaving(): () => void {
  const over = new AbortController();
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal: over.signal });
  return () => over.abort();
}
