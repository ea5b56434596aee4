import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCOPES } from '@intake-desk/grow-api/scope';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

// grow-api.md §2 (gating column) and §8 (scopes); §18 for who_am_i and sources
const GATES: [string, string, string, unknown?][] = [
  ['GET', '/contacts', 'grow_contact_read'],
  ['GET', '/contacts/30001', 'grow_contact_read'],
  ['GET', '/contacts/30001/notes', 'grow_contact_note_read'],
  ['POST', '/contacts/30001/notes', 'grow_contact_note_write', { subject: 's', body: 'b' }],
  ['GET', '/users', 'grow_user_read'],
  ['GET', '/users/who_am_i', 'grow_user_read'],
  ['GET', '/matters', 'grow_matter_read'],
  ['GET', '/matters/70001', 'grow_matter_read'],
  ['GET', '/matters/70001/notes', 'grow_matter_note_read'],
  ['POST', '/matters/70001/notes', 'grow_matter_note_write', { subject: 's', body: 'b' }],
  ['GET', '/custom_actions', 'grow_custom_action_read'],
  ['POST', '/custom_actions', 'grow_custom_action_write', { label: 'Open it', target_url: 'https://x.example/a', ui_reference: 'matters/show' }],
  ['DELETE', '/custom_actions/1', 'grow_custom_action_write'],
  ['GET', '/inbox_leads?state=ignored', 'grow_lead_inbox_read'],
  ['GET', '/inbox_leads/20001', 'grow_lead_inbox_read'],
  ['POST', '/inbox_leads', 'grow_lead_inbox_write', { first_name: 'A', last_name: 'B', from_message: 'm', referring_url: 'https://x.example', from_source: 's' }],
  ['GET', '/sources', 'grow_lead_inbox_read'],
  ['POST', '/sources', 'grow_lead_inbox_write', { name: 'Billboard' }],
  ['GET', '/matter_types', 'grow_matter_type_read'],
  ['GET', '/matter_types/61', 'grow_matter_type_read'],
  ['POST', '/matter_types', 'grow_matter_type_write', { name: 'Maritime' }],
  ['GET', '/locations', 'grow_location_read'],
  ['GET', '/locations/91', 'grow_location_read'],
  ['POST', '/locations', 'grow_location_write', { name: 'Pier 7' }],
]; // prettier-ignore

it.each(GATES)('%s %s requires %s and nothing else', async (method, path, scope, data) => {
  const init = { method, ...(data !== undefined && { json: { data } }) };
  const others = SCOPES.filter((other) => other !== scope).join(' ');
  const refused = await sandbox.grow(await sandbox.token({ scope: others }), path, init);
  expect(refused.status).toBe(403);
  // §6: the text names the scope without its prefix
  const { message } = (refused.body as { error: { message: string } }).error;
  expect(message).toContain(scope.replace('grow_', ''));
  expect(message).not.toContain('grow_');
  const allowed = await sandbox.grow(await sandbox.token({ scope: `${scope} grow_lead_inbox_all_read` }), path, init);
  expect(allowed.status).not.toBe(403);
  expect([200, 201, 204, 404]).toContain(allowed.status);
});

it('covers all 24 operations', () => {
  expect(GATES).toHaveLength(24);
});

// §6: seen in production – a redirect to the auth host instead of 403
it('redirects instead with the switch set', async () => {
  await sandbox.control('PATCH', 'switches', { missing_scope: 'redirect' });
  const { status, headers } = await sandbox.grow(await sandbox.token({ scope: 'grow_user_read' }), '/matters');
  expect(status).toBe(302);
  expect(headers.get('location')).toMatch(/^http:\/\/localhost:\d+\/oauth\/authorize$/);
});
