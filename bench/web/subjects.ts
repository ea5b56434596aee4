import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Desk } from './start-desk.ts';
import type { PeerName, Peers } from './start-peers.ts';

/** A measured page: all of Intake Desk, or a page with nothing but the list. */
export interface Subject {
  name: 'Intake Desk' | PeerName;
  url: string;
  /** A row that shows a record and is interactive. */
  row: string;
  /** A row that shows a record, whichever script rendered it. */
  firstRow: string;
  /** The element that scrolls. */
  scroller: string;
  open(path?: string): Promise<Page>;
}

const VIEWPORT = { width: 1440, height: 900 };

export function subjectsOf(browser: Browser, desk: Desk, peers: Peers): Record<Subject['name'], Subject> {
  const peer = (name: PeerName, row: string, scroller: string): Subject => ({
    name,
    url: peers.url(name),
    row,
    firstRow: row,
    scroller,
    open: () => openIn(browser.newContext({ viewport: VIEWPORT }), peers.url(name)),
  });
  return {
    'Intake Desk': {
      name: 'Intake Desk',
      url: desk.url,
      row: '[data-record]',
      firstRow: '[data-record], [data-first-row]',
      scroller: '[data-list-scroller]',
      open: (path = '/') =>
        openIn(browser.newContext({ viewport: VIEWPORT, storageState: desk.storage }), `${desk.url}${path}`),
    },
    floor: peer('floor', '.row[data-index]', '.scroller'),
    tanstack: peer('tanstack', '.row[data-index]', '.scroller'),
    'ag-grid': peer('ag-grid', '.ag-row .ag-cell-value:not(:empty)', '.ag-body-viewport'),
    'react-admin': peer('react-admin', 'tbody tr', 'body'),
  };
}

/** Opens a new browser context, as on a first visit: nothing is cached. */
async function openIn(made: Promise<BrowserContext>, url: string): Promise<Page> {
  const page = await (await made).newPage();
  await page.goto(url, { waitUntil: 'commit' });
  return page;
}

export async function close(page: Page): Promise<void> {
  await page.context().close();
}
