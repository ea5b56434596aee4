import type { Contact } from '@intake-desk/grow-api/contact';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { RunningSandbox } from './start-sandbox.ts';
import { walkList } from './walk-list.ts';

/** All records of a firm that lists show, except notes. */
export interface FirmRecords {
  untriaged: InboxLead[];
  ignored: InboxLead[];
  contacts: Contact[];
  matters: Matter[];
}

/** Reads all lists of the firm. */
export async function firmRecords(sandbox: RunningSandbox, token: string): Promise<FirmRecords> {
  return {
    untriaged: await walkList(sandbox, token, '/inbox_leads?state=untriaged'),
    ignored: await walkList(sandbox, token, '/inbox_leads?state=ignored'),
    contacts: await walkList(sandbox, token, '/contacts?include=custom_field_values'),
    matters: await walkList(sandbox, token, '/matters?include=custom_field_values'),
  };
}
