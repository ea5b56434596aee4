import type { OperationId } from '@intake-desk/grow-api/operations';
import type { ListName } from '@intake-desk/desk-api/event';
import type { Clock } from '../clock.ts';
import type { CallAs } from '../grow/client/call-as.ts';
import type { WireResponse } from '../grow/client/http-transport.ts';
import type { GrowRequest } from '../grow/client/grow-client.ts';
import { matchOperation } from '../grow/client/match-operation.ts';
import type { Mirror } from './create-mirror.ts';
import type { GrowRecord } from './index/index-entry.ts';
import type { FirmSync } from './sync/firm-sync.ts';
import type { FirmListName } from './source/mirrored-lists.ts';

/** What an answer to a person is worth to the mirror. */
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
 * Lets the mirror see what people see and do through us: a record that was read is as new as it gets, a lead that was made is in the
 * list at once, and a record that Grow does not know is looked for.
 */
export function ingestResponses(callAs: CallAs, mirror: Mirror, clock: Clock): CallAs {
  return async (grantId, request) => {
    const startedAt = clock.now();
    const answer = await callAs(grantId, request);
    const allowed = matchOperation(request.method, request.path);
    const worth = allowed !== null && 'id' in allowed ? INGEST_RULES[allowed.id] : undefined;
    // With a query the record carries more than its list does.
    if (worth !== undefined && !request.path.includes('?')) {
      const [firm = ''] = (request.person ?? '').split('/');
      if (firm !== '') await notice(mirror.syncOf(firm), worth, request, answer, startedAt).catch(() => undefined);
    }
    return answer;
  };
}

async function notice(
  sync: FirmSync,
  worth: IngestRule,
  { path }: GrowRequest,
  answer: WireResponse,
  startedAt: number,
): Promise<void> {
  if (answer.status === 404 && worth.what === 'record' && (worth.list === 'contacts' || worth.list === 'matters')) {
    return sync.verify(worth.list, Number(path.split('/').at(-1)));
  }
  if (answer.status !== 200 && answer.status !== 201) return;
  const { data, meta } = JSON.parse(answer.body.toString('utf8')) as { data: GrowRecord & Hidden; meta?: Hidden };
  switch (worth.what) {
    case 'record': {
      // What this person may not see must not be taken for what is not there.
      if (data.redacted_fields !== undefined || meta?.redacted_fields !== undefined) return;
      const list = worth.list ?? stateOf(data);
      if (list !== null) await sync.ingest(list, data, startedAt);
      return;
    }
    case 'new-lead':
      return sync.ingest('untriaged', listed(data), startedAt);
    case 'new-name':
      return sync.ingestFirmListItem(worth.list, data);
  }
}

interface Hidden {
  redacted_fields?: unknown;
}

function stateOf(lead: GrowRecord): 'untriaged' | 'ignored' | null {
  const { state } = lead as { state?: string };
  return state === 'untriaged' || state === 'ignored' ? state : null;
}

/** The answer to a create call says more than a list ever will. @see Grow OpenAPI, `inbox_lead_create_response` */
function listed(created: GrowRecord): GrowRecord {
  const { from_message, from_source, referring_url, ...lead } = created;
  void [from_message, from_source, referring_url];
  return lead;
}
