import { useEffect } from 'react';

/**
 * Names the page in the tab and for screen readers.
 * @param title null leaves the name to whoever is shown inside: a list to the record that is open
 */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Intake Desk`;
  }, [title]);
}
