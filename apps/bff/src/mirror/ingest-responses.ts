import type { OperationId } from '@intake-desk/grow-api/operations';
import { redactedFields } from '@intake-desk/grow-api/redaction';
import { kindOfList, type ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { CallAs } from '../grow/client/call-as.ts';
import type { WireResponse } from '../grow/client/http-transport.ts';
import type { GrowRequest } from '../grow/client/grow-client.ts';
import { repairRecord, type RecordShape } from '../grow/client/repair-record.ts';
import { matchOperation } from '../grow/client/match-operation.ts';
import type { Mirror } from './create-mirror.ts';
import type { GrowRecord } from '@intake-desk/desk-api/lists/index-entry';
import type { FirmSync } from './sync/firm-sync.ts';
import type { FirmListName } from './source/mirrored-lists.ts';

/** What the mirror takes from a response to a person's request. */
type IngestRule =
  { what: 'record'; list: ListName | null } | { what: 'new-lead' } | { what: 'new-name'; list: FirmListName };

const INGEST_RULES: Partial<Record<OperationId, IngestRule>> = {
  getContact: { what: 'record', list: 'contacts' },
  getMatter: { what: 'record', list: 'matters' },
  getInboxLead: { what: 'record', list: null },
  createInboxLead: { what: 'new-lead' },
  createSource: { what: 'new-name', list: 'sources' },
  createMatterType: { what: 'new-name', list: 'matter_types' },
  createLocation: { what: 'new-name', list: 'locations' },
};

/**
 * Wraps `callAs` so that the mirror ingests what people read and write. A fetched record is current, a created lead is
 * listed at once, and a record unknown to Grow is verified. What Grow refuses to a person is closed here, too.
 */
export function ingestResponses(callAs: CallAs, mirror: Mirror): CallAs {
  return async (grantId, request) => {
    const startedAt = mirror.clock.now();
    const answer = await callAs(grantId, request);
    const [firm = ''] = (request.person ?? '').split('/');
    if (firm === '') return answer;
    mirror.access.learn(grantId, firm, request, answer);
    // With a query, the record has more fields than in its list.
    const allowed = matchOperation(request.method, request.path);
    const rule = allowed !== null && 'id' in allowed ? INGEST_RULES[allowed.id] : undefined;
    if (rule !== undefined && !request.path.includes('?')) {
      const onRedacted = (kind: RecordKind, fields: readonly string[]): void =>
        mirror.redacted.add(grantId, kind, fields);
      await ingestResponse(mirror.syncOf(firm), rule, request, { answer, startedAt, onRedacted }).catch(
        () => undefined,
      );
    }
    return answer;
  };
}

interface Received {
  answer: WireResponse;
  /** When the request was sent, by our clock. */
  startedAt: number;
  /** Called with what Grow redacts for the person of the request. */
  onRedacted: (kind: RecordKind, fields: readonly string[]) => void;
}

async function ingestResponse(
  sync: FirmSync,
  rule: IngestRule,
  { path }: GrowRequest,
  { answer, startedAt, onRedacted }: Received,
): Promise<void> {
  if (answer.status === 404 && rule.what === 'record' && (rule.list === 'contacts' || rule.list === 'matters')) {
    return sync.verify(rule.list, Number(path.split('/').at(-1)));
  }
  if (answer.status !== 200 && answer.status !== 201) return;
  const { data: raw, meta } = JSON.parse(answer.body.toString('utf8')) as { data: unknown; meta?: Hidden };
  const data = repairRecord(shapeOf(rule), raw) as (GrowRecord & Hidden) | null;
  if (data === null) return;
  switch (rule.what) {
    case 'record': {
      // A field that is redacted for this person must not be taken for an empty one.
      if (data.redacted_fields !== undefined || meta?.redacted_fields !== undefined) {
        const fields = [data, meta].flatMap((one) => redactedFields.safeParse(one?.redacted_fields).data ?? []);
        return onRedacted(kindOfList(rule.list ?? 'untriaged'), fields);
      }
      const list = rule.list ?? stateOf(data);
      if (list !== null) await sync.ingest(list, data, startedAt);
      return;
    }
    case 'new-lead':
      return sync.ingest('untriaged', listed(data), startedAt);
    case 'new-name':
      return sync.ingestFirmListItem(rule.list, data);
  }
}

function shapeOf(rule: IngestRule): RecordShape {
  if (rule.what === 'new-name') return rule.list;
  if (rule.what === 'new-lead' || rule.list === null) return 'lead';
  return kindOfList(rule.list);
}

interface Hidden {
  redacted_fields?: unknown;
}

function stateOf(lead: GrowRecord): 'untriaged' | 'ignored' | null {
  const { state } = lead as { state?: string };
  return state === 'untriaged' || state === 'ignored' ? state : null;
}

/**
 * Removes fields that only the response to a create call has, and no list. @see Grow OpenAPI,
 * `inbox_lead_create_response`
 */
function listed(created: GrowRecord): GrowRecord {
  const { from_message, from_source, referring_url, ...lead } = created;
  void [from_message, from_source, referring_url];
  return lead;
}
