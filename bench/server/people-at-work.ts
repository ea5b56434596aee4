import { Agent, get } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

/** Milliseconds of every response, by action. */
export interface Work {
  lists: number[];
  searches: number[];
  refused: number;
}

interface Read {
  status: number;
  milliseconds: number;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const SORTS = ['newest', 'waiting', 'name', 'updated'];
const FILTERS: Record<string, string[]> = {
  leads: ['', 'source=Google%20Ads', 'hasPhone=true', 'state=ignored'],
  contacts: ['', 'status=Hired', 'type=Company', 'hasEmail=true&status=Intake'],
  matters: ['', 'category=intake', 'category=hired', 'status=Newly%20added'],
};
const NAMES = [
  'garcia',
  'smith',
  'johnson',
  'mary martinez',
  '555-01',
  'nguyen',
  'estate',
  'o neill',
  'kim lee',
  'patricia',
];
const GROW_LISTS = { leads: 'inbox_leads?state=untriaged', contacts: 'contacts?', matters: 'matters?' };
type ListName = keyof typeof GROW_LISTS;
const LISTS = Object.keys(GROW_LISTS) as ListName[];

/** Simulates a person who reads, scrolls, filters, sorts and types, with human pauses, until the time is over. */
export async function personAtWork(
  port: number,
  cookie: string,
  { mirror, until, work }: { mirror: boolean; until: number; work: Work },
): Promise<void> {
  let list = randomOf(LISTS);
  let query = '';
  let cursor: string | null = null;
  await after(Math.random() * 2000);
  while (performance.now() < until) {
    const chance = Math.random();
    if (chance < 0.25) await type(randomOf(NAMES));
    else {
      if (chance < 0.4) list = randomOf(LISTS);
      if (chance < 0.65) {
        query = mirror ? [randomOf(FILTERS[list] ?? ['']), `sort=${randomOf(SORTS)}`].filter(Boolean).join('&') : '';
        cursor = null;
      }
      await page();
    }
    await after(600 + Math.random() * 1200);
  }

  async function page(): Promise<void> {
    const path = mirror
      ? `/api/desk/${list}?${query}${cursor === null ? '' : `&cursor=${cursor}`}${query === '' ? '' : '&facets=true'}`
      : `/api/grow/${GROW_LISTS[list]}${cursor === null ? '' : `&page_token=${cursor}`}`;
    const { status, milliseconds, body } = await read(port, cookie, path);
    if (status !== 200) work.refused += 1;
    else {
      work.lists.push(milliseconds);
      const { meta } = JSON.parse(body) as { meta: { next?: string | null; paging?: { next?: string } } };
      const link = meta.paging?.next;
      cursor = mirror
        ? (meta.next ?? null)
        : link === undefined
          ? null
          : new URL(link, 'http://localhost').searchParams.get('page_token');
    }
  }

  /** Types letter by letter at human speed; prefixes that are too short are not searched. */
  async function type(text: string): Promise<void> {
    const kind = mirror ? null : randomOf(['inbox_leads?state=untriaged', 'contacts?']);
    for (let letters = 3; letters <= text.length; letters += 1) {
      const typed = encodeURIComponent(text.slice(0, letters));
      const path = kind === null ? `/api/desk/search?q=${typed}` : `/api/grow/${kind}&query=${typed}`;
      const { status, milliseconds } = await read(port, cookie, path);
      if (status === 200) work.searches.push(milliseconds);
      else work.refused += 1;
      await after(120 + Math.random() * 80);
    }
  }
}

export function read(port: number, cookie: string, path: string): Promise<Read> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'x-csrf': '1', 'sec-fetch-site': 'same-origin' };
    get({ host: '127.0.0.1', port, path, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, milliseconds: performance.now() - from, body });
      });
    }).on('error', reject);
  });
}

function randomOf<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)] as Item;
}
