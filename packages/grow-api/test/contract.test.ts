import { describe, expect, it } from 'vitest';
import { noteDraft } from '@intake-desk/grow-api/note';
import { NOTE_BODY_MAX, NOTE_SUBJECT_MAX } from '@intake-desk/grow-api/note-limits';
import { contact } from '@intake-desk/grow-api/contact';
import { inboxLead } from '@intake-desk/grow-api/inbox-lead';
import { operations } from '@intake-desk/grow-api/operations';
import { listEnvelope } from '@intake-desk/grow-api/page';
import { pageToken } from '@intake-desk/grow-api/page-token';
import { parseQuery } from '@intake-desk/grow-api/query';
import { regionHosts } from '@intake-desk/grow-api/region';
import { SCOPES } from '@intake-desk/grow-api/scope';

const required = {
  id: 7,
  global_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  name: 'Ana Reyes',
  type: 'Person',
  created_at: '2026-11-02T17:04:11Z',
  updated_at: '2026-11-02T17:04:11Z',
};

describe('responses are parsed tolerantly', () => {
  it('preserves unknown fields and unknown enum values', () => {
    const parsed = contact.parse({ ...required, type: 'Trust', pronoun: 'she' });
    expect(parsed).toMatchObject({ type: 'Trust', pronoun: 'she' });
  });

  it('accepts every optional field as missing or null', () => {
    expect(contact.safeParse(required).success).toBe(true);
    expect(contact.safeParse({ ...required, emails: null, status: null, clio_id: null }).success).toBe(true);
  });

  it('accepts a lead in a state that cannot be listed', () => {
    const lead = { id: 1, state: 'triaged', created_at: required.created_at, updated_at: required.updated_at };
    expect(inboxLead.parse(lead).state).toBe('triaged');
  });

  it('accepts paging with next absent or null, and no paging at all', () => {
    const list = listEnvelope(contact);
    for (const meta of [{ paging: {} }, { paging: { next: null } }, {}, undefined]) {
      expect(list.safeParse({ data: [], meta }).success).toBe(true);
    }
  });
});

describe('requests are parsed strictly', () => {
  it('refuses unknown properties and blank or overlong notes, and names the field', () => {
    expect(noteDraft.safeParse({ subject: 'a', body: 'b', author: 'x' }).success).toBe(false);
    expect(noteDraft.safeParse({ subject: 'a', body: ' ' }).error?.issues[0]?.message).toContain('body');
    const long = noteDraft.safeParse({ subject: 'x'.repeat(NOTE_SUBJECT_MAX + 1), body: 'b' });
    expect(long.error?.issues[0]?.message).toContain('subject');
  });

  it('counts characters as Grow does: an emoji is one', () => {
    expect(noteDraft.safeParse({ subject: '🦉'.repeat(NOTE_SUBJECT_MAX), body: 'b' }).success).toBe(true);
    expect(noteDraft.safeParse({ subject: 'a', body: '🦉'.repeat(NOTE_BODY_MAX + 1) }).success).toBe(false);
  });
});

describe('query strings', () => {
  const { query, required: must } = operations.listInboxLeads;

  it('parses the parameters that an operation accepts', () => {
    const search = new URLSearchParams('state=ignored&ids[]=1&ids[]=2&updated_since=2026-11-02T10:00:00Z');
    expect(parseQuery(search, query, must)).toEqual({
      values: { state: 'ignored', 'ids[]': ['1', '2'], updated_since: '2026-11-02T10:00:00Z' },
      unknown: [],
      faults: [],
    });
  });

  it.each([
    ['', 'state'],
    ['state=spam', 'state'],
    ['state=ignored&state=untriaged', 'state'],
    ['state=ignored&created_since=yesterday', 'created_since'],
    ['state=ignored&created_since=2026-02-30', 'created_since'],
    [`state=ignored&${'ids[]=1&'.repeat(51)}`, 'ids[]'],
    ['state=ignored&ids[]=../1', 'ids[]'],
    ['state=ignored&page_token=%0d%0a', 'page_token'],
  ])('names the invalid parameter in "%s"', (search, parameter) => {
    expect(parseQuery(new URLSearchParams(search), query, must).faults[0]?.parameter).toBe(parameter);
  });

  it('reports unknown names', () => {
    expect(parseQuery(new URLSearchParams('state=ignored&limit=5'), query, must).unknown).toEqual(['limit']);
  });
});

describe('the table of operations', () => {
  it('has the 24 operations of the September 2026 contract, each path and method once', () => {
    const rows = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(rows).size).toBe(24);
  });

  it('names only scopes that exist, and seventeen exist', () => {
    expect(SCOPES).toHaveLength(17);
    for (const { scope } of Object.values(operations)) if (scope !== null) expect(SCOPES).toContain(scope);
  });
});

describe('page tokens', () => {
  it.each([
    ['https://api.clio.com/grow/contacts?page_token=abc', 'abc'],
    ['https://evil.example/contacts?state=x&page_token=a%2Bb%3D', 'a+b='],
    ['/grow/contacts?page_token=abc#x', 'abc'],
    ['https://api.clio.com/grow/contacts', null],
    ['https://api.clio.com/grow/contacts?page_token=%0a', null],
    ['https://api.clio.com/grow/contacts?page_token=%ff', null],
    [null, null],
    [undefined, null],
  ])('%s → %s', (link, token) => {
    expect(pageToken(link)).toBe(token);
  });
});

it('returns the hosts of each region', () => {
  expect(regionHosts('us')).toEqual({ api: 'https://api.clio.com/grow', auth: 'https://auth.api.clio.com' });
  expect(regionHosts('eu')).toEqual({ api: 'https://eu.api.clio.com/grow', auth: 'https://eu.auth.api.clio.com' });
});
