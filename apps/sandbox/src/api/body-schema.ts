import { inboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { type Operation, type OperationId, operations } from '@intake-desk/grow-api/operations';
import { z } from 'zod/mini';
import type { Switches } from '../behaviour/switches.ts';

const looseReferrer = z.extend(inboxLeadDraft, { referring_url: z.string().check(z.minLength(1)) });

/**
 * The schema of `data` that an operation takes; none when it takes no body.
 * @see Grow OpenAPI, createInboxLead says `format: uri` where older documents allow static text, hence the switch `referring_url`
 */
export function bodySchema(id: OperationId, { values }: Switches): z.ZodMiniType | undefined {
  if (id === 'createInboxLead' && values.referring_url === 'any') return looseReferrer;
  const operation: Operation = operations[id];
  return operation.body;
}
