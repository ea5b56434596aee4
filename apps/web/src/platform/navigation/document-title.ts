import { useEffect } from 'react';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { rememberOpenPage } from './recent-records.ts';

let title = '';
let count: number | null = null;

/**
 * Names the page in the tab and for screen readers.
 * @param name null leaves the name to a nested page: a list to the open record
 */
export function useDocumentTitle(name: string | null): void {
  useEffect(() => {
    if (name === null) return;
    title = name;
    show();
    rememberOpenPage(location.pathname, name);
  }, [name]);
}

/**
 * Sets the number of waiting leads before the name: `(12) Inbox · Intake Desk`.
 * @param waiting null while unknown
 */
export function setTitleCount(waiting: number | null): void {
  count = waiting;
  if (title !== '') show();
}

function show(): void {
  document.title = shellTexts.pageTitle(count ? formatNumber(count) : '', title);
}
