import { inboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { type Operation, type OperationId, operations } from '@intake-desk/grow-api/operations';
import { z } from 'zod/mini';
import type { Envelope } from '../behavior/validation.ts';
import type { Switches } from '../behavior/switches.ts';

const looseReferrer = z.extend(inboxLeadDraft, { referring_url: z.string().check(z.minLength(1)) });

/**
 * Returns the schema of an operation's complete body; undefined if it takes none.
 * @see Grow OpenAPI, createInboxLead says `format: uri` where older documents allow static text, hence the switch
 *   `referring_url`; `additionalProperties: false` on every body but that of createCustomAction
 */
export function bodySchema(id: OperationId, { values }: Switches): Envelope | undefined {
  if (id === 'createInboxLead' && values.referring_url === 'any') return z.strictObject({ data: looseReferrer });
  const { body: data }: Operation = operations[id];
  if (data === undefined) return undefined;
  return id === 'createCustomAction' ? z.looseObject({ data }) : z.strictObject({ data });
}
