import { growError } from '@intake-desk/grow-api/error';
import { PAGE_SIZE } from '@intake-desk/grow-api/page';
import type { ClioReader, ClioReply } from './clio-reader.ts';
import { different, keyword, notTestable, type Finding, type OpenPoint } from './open-point.ts';
import { isRefused, nextOf, nextTokenOf, recordsOf } from './reply-parts.ts';

/** Id that no record has. */
const NO_RECORD = '9223372036854775000';
/** Lists that every firm has; those that may be long come first. */
export const LISTS = ['/contacts', '/matters', '/inbox_leads?state=untriaged', '/users'] as const;
/** Pages of the walk: the last one begins more than 1,000 records into the list. */
const LONG_WALK_PAGES = 7;

/** Points about status codes, error bodies and paging. */
export const RESPONSE_POINTS: readonly OpenPoint[] = [
  {
    name: 'error_status',
    about: 'content of error.status',
    async test({ clio }) {
      const { status, body } = await firstRefusal(clio, [`/contacts/${NO_RECORD}`, `/matters/${NO_RECORD}`]);
      const read = growError.safeParse(body);
      if (!read.success) return different(`${status} without Clio’s error body`);
      const word = read.data.error.status;
      return word === String(status) ? 'as assumed' : different(keyword(word));
    },
  },
  {
    name: 'unknown_query',
    about: 'a query parameter that no document names',
    test: async ({ clio }) =>
      byStatus(await clio.get('/users?intake_desk_probe=1'), { 200: 'as assumed', 400: different('400') }),
  },
  {
    name: 'page_token_mismatch',
    about: 'a page token that is invalid',
    test: async ({ clio }) =>
      byStatus(await clio.get('/users?page_token=intake-desk-probe'), { 400: 'as assumed', 200: different('ignored') }),
  },
  {
    name: 'paging_end',
    about: 'next and previous where there is no such page',
    async test({ clio }) {
      for (const path of LISTS.toReversed()) {
        const reply = await clio.get(path);
        const next = nextOf(reply);
        if (reply.status !== 200 || nextTokenOf(reply) !== null) continue;
        if (next === undefined) return 'as assumed';
        return different(next === null ? 'null' : next === '' ? 'an empty text' : 'another value');
      }
      return notTestable('every list has more than one page');
    },
  },
  {
    name: 'paging_host',
    about: 'host of the paging links',
    async test({ clio }) {
      for (const path of LISTS) {
        const reply = await clio.get(path);
        const next = nextOf(reply);
        if (typeof next !== 'string' || nextTokenOf(reply) === null) continue;
        const host = URL.parse(next)?.host ?? 'no host';
        return next.startsWith(clio.apiUrl) ? 'as assumed' : different(`links name ${host}`);
      }
      return notTestable('no list has more than one page');
    },
  },
  {
    name: 'page_order',
    about: 'at most 200 records on a page, ascending by id',
    async test({ clio }) {
      for (const path of LISTS) {
        const ids = recordsOf(await clio.get(path)).map(({ id }) => id);
        if (ids.length > PAGE_SIZE) return different(`${ids.length} records`);
        if (ids.some((id, index) => id <= (ids[index - 1] ?? -Infinity))) return different('another order');
      }
      return 'as assumed';
    },
  },
  {
    name: 'long_scans',
    about: 'a page more than 1,000 records into a list',
    async test({ clio }) {
      for (const path of ['/contacts', '/matters']) {
        const finding = await walk(clio, path);
        if (finding !== null) return finding;
      }
      return notTestable('neither contacts nor matters are that many');
    },
  },
  {
    name: 'rate_limit_body',
    about: 'body of a 429',
    test: ({ clio }) => limited(clio, ({ body }) => !growError.safeParse(body).success, 'Clio’s error body'),
  },
  {
    name: 'rate_limit_retry_after',
    about: 'Retry-After on a 429',
    test: ({ clio }) => limited(clio, (reply) => reply.header('retry-after') === undefined, 'present'),
  },
];

/** Maps the status of a response to a finding. */
export function byStatus(reply: ClioReply, findings: Readonly<Record<number, Finding>>): Finding {
  return (
    findings[reply.status] ?? (isRefused(reply) ? notTestable('a permission is missing') : different(`${reply.status}`))
  );
}

/** Returns the first response that is not about a permission. */
async function firstRefusal(clio: ClioReader, paths: readonly string[]): Promise<ClioReply> {
  const replies: ClioReply[] = [];
  for (const path of paths) {
    const reply = await clio.get(path);
    if (!isRefused(reply)) return reply;
    replies.push(reply);
  }
  return replies[0] ?? clio.get(`/contacts/${NO_RECORD}`);
}

/** @returns null if the list is too short */
async function walk(clio: ClioReader, path: string): Promise<Finding | null> {
  let reply = await clio.get(path);
  let passed = 0;
  for (let page = 1; page < LONG_WALK_PAGES; page += 1) {
    passed += recordsOf(reply).length;
    const token = nextTokenOf(reply);
    if (token === null) return null;
    reply = await clio.get(`${path}?page_token=${encodeURIComponent(token)}`);
    if (reply.status !== 200) return different(`${reply.status} after ${passed} records`);
    if (passed >= 1000) return 'as assumed';
  }
  return null;
}

function limited({ limited: replies }: ClioReader, isExpected: (reply: ClioReply) => boolean, other: string): Finding {
  const [reply] = replies;
  if (reply === undefined) return notTestable('it would need more requests than Clio allows');
  return isExpected(reply) ? 'as assumed' : different(other);
}
