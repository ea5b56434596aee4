import type { ClioReader } from './clio-reader.ts';
import { different, keyword, notTestable, type OpenPoint } from './open-point.ts';
import { isRefused, recordOf, recordsOf, redactionOf, type ListedRecord } from './reply-parts.ts';

const MATTERS = '/matters';
const LISTED = ['/users', '/contacts', MATTERS, '/sources', '/matter_types', '/locations', '/custom_actions'] as const;
const LEADS = ['/inbox_leads?state=untriaged', '/inbox_leads?state=ignored'] as const;
/** Ids beside our own leads that are requested to find a lead of another application. */
const NEIGHBORS = 5;
const OLD_FIELDS = ['projected_value', 'first_letter_sent_date', 'first_appointment_created_at'];

/** Points about the content of records, of permissions and of what they hide. */
export const RECORD_POINTS: readonly OpenPoint[] = [
  {
    name: 'missing_scope',
    about: 'a permission is missing',
    async test({ clio }) {
      for (const path of [...LISTED, ...LEADS]) {
        const reply = await clio.get(path);
        if (reply.status === 403) return 'as assumed';
        if (isRefused(reply)) return different(`redirect (${reply.status})`);
      }
      return notTestable('this account has every permission to read');
    },
  },
  {
    name: 'who_am_i_scope',
    about: 'permission for who_am_i',
    async test({ clio }) {
      if (!isRefused(await clio.get('/users'))) return notTestable('this account has grow_user_read');
      return isRefused(await clio.get('/users/who_am_i')) ? 'as assumed' : different('none needed');
    },
  },
  {
    name: 'sources_scope',
    about: 'permission for /sources',
    async test({ clio }) {
      if (!isRefused(await clio.get(LEADS[0]))) return notTestable('this account has grow_lead_inbox_read');
      return isRefused(await clio.get('/sources')) ? 'as assumed' : different('none needed');
    },
  },
  {
    name: 'redacted_fields',
    about: 'position of redacted_fields',
    async test({ clio }) {
      const redaction = redactionOf(await clio.get(MATTERS)) ?? redactionOf(await clio.get('/contacts'));
      if (redaction === null) return notTestable('nothing is redacted for this account');
      return redaction.at === 'record' ? 'as assumed' : different('in meta');
    },
  },
  {
    name: 'triaged_lead',
    about: 'a triaged lead by id',
    async test({ clio }) {
      const lead = recordsOf(await clio.get(MATTERS)).find(({ inbox_lead_id: id }) => typeof id === 'number');
      if (lead === undefined) return notTestable('no matter on the first page names its lead');
      const reply = await clio.get(`/inbox_leads/${String(lead['inbox_lead_id'])}`);
      if (isRefused(reply)) return notTestable('a permission is missing');
      const state = recordOf(reply)?.['state'];
      if (state === undefined) return different(`${reply.status}`);
      return state === 'triaged' ? 'as assumed' : different(`state ${keyword(state)}`);
    },
  },
  {
    name: 'foreign_lead',
    about: 'another application’s lead by id',
    async test({ clio }) {
      const redaction = redactionOf(await clio.get(MATTERS));
      if (redaction?.fields.includes('inbox_lead_id') !== true)
        return notTestable('this account has grow_lead_inbox_all_read, or no matter came from such a lead');
      const own = recordsOf(await clio.get(LEADS[0])).map(({ id }) => id);
      if (own.length === 0) return notTestable('there is no lead of our own to find others beside it');
      const others = own.map((id) => id - 1).filter((id) => id > 0 && !own.includes(id));
      const replies = await Promise.all(others.slice(-NEIGHBORS).map((id) => clio.get(`/inbox_leads/${id}`)));
      const refused = replies.find(({ status }) => status !== 404 && status !== 200);
      return refused === undefined ? 'as assumed' : different(`${refused.status}`);
    },
  },
  {
    name: 'phased_rollout',
    about: 'matter_type and matter_location on leads',
    async test({ clio }) {
      const lead = await firstOf(clio, LEADS);
      if (lead === null) return notTestable('there is no lead');
      return 'matter_type' in lead || 'matter_location' in lead ? different('present') : 'as assumed';
    },
  },
  {
    name: 'matter_fields',
    about: 'matter fields of April 2026',
    async test({ clio }) {
      const matter = await firstOf(clio, [MATTERS]);
      if (matter === null) return notTestable('there is no matter');
      return OLD_FIELDS.some((field) => field in matter) ? 'as assumed' : different('absent');
    },
  },
];

async function firstOf(clio: ClioReader, paths: readonly string[]): Promise<ListedRecord | null> {
  for (const path of paths) {
    const [record] = recordsOf(await clio.get(path));
    if (record !== undefined) return record;
  }
  return null;
}
