import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { MAX_INBOX_LEADS, type InboxAnswer } from '@intake-desk/desk-api/inbox/inbox-answer';
import { createTextTables } from '@intake-desk/desk-api/inbox/text-tables';
import type { RecordIndex } from '@intake-desk/desk-api/lists/record-index';
import { AS_OF_HEADER } from '@intake-desk/desk-api/record-list';
import { SENT, type DeskHandlers } from '../../http/desk-router.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { etag, redactJson } from './get-list.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/**
 * `GET /api/desk/inbox`: the whole inbox for a browser that then filters, orders and searches it on its own. A team
 * that starts its day requests the same answer, so the last one is kept; a person from whom Grow redacts a field gets
 * one of their own. The ETag identifies an unchanged inbox.
 * @see RFC 9110 §12.5.3, §13.1.2
 */
export function getInbox(mirror: Mirror): DeskHandlers<'GET /api/desk/inbox'> {
  const { store, search, access, bootId } = mirror;
  const latest = new WeakMap<RecordIndex, { tag: string; body: Buffer }>();

  return {
    'GET /api/desk/inbox': async ({ session, request, response }): Promise<typeof SENT> => {
      const { firm } = session;
      const index = store.index(firm).untriaged;
      const freshness = mirror.syncOf(firm).freshness('untriaged');
      const { asOf, ...steady } = freshness;
      if (asOf !== null) response.setHeader(AS_OF_HEADER, asOf);
      const hidden = access.redactedFields(session, 'lead');
      const tag = etag([bootId, firm, index.revision, [...hidden], steady]);
      response.setHeader('ETag', tag);
      response.setHeader('Vary', 'Accept-Encoding');
      if (request.headers['if-none-match'] === tag) {
        response.status(304).end();
        return SENT;
      }
      const known = hidden.size === 0 ? latest.get(index) : undefined;
      const body = known?.tag === tag ? known.body : await compress(await answerText());
      if (hidden.size === 0) latest.set(index, { tag, body });
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      if (request.acceptsEncodings('gzip') === 'gzip') {
        response.setHeader('Content-Encoding', 'gzip');
        response.end(body);
      } else response.end(await expand(body));
      return SENT;

      async function answerText(): Promise<string> {
        const isWhole = freshness.complete && index.size <= MAX_INBOX_LEADS;
        const ids = isWhole ? Array.from(index.values(), ({ id }) => id) : [];
        const bodies = (await store.bodies(firm, 'lead', ids)).map((text) =>
          hidden.size === 0 ? text : redactJson(text, hidden),
        );
        const tables = createTextTables(
          bodies.map((text) => JSON.parse(text) as object),
          search.reader,
        );
        const meta: InboxAnswer['meta'] = { ...freshness, tables };
        return `{"data":${isWhole ? `[${bodies.join(',')}]` : 'null'},"meta":${JSON.stringify(meta)}}`;
      }
    },
  };
}
