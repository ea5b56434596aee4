import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { joinMessage, splitMessage } from '@intake-desk/desk-api/lead-message';
import { inboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, fieldOfRefusal, isEmptyForm, leadDraft, questionAbout, validateLeadForm } from './lead-form.ts';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { outcomeOf } from '#src/platform/outgoing/write-outcome.ts';
import { mergeResults, searchTerms } from '#src/platform/search/similar-records.ts';
import { mergeForms, parseStoredLeads } from './outgoing-lead.ts';

const ADDRESS = 'http://127.0.0.1:3000/leads/new';

describe('the draft of a lead', () => {
  it('is valid for Grow however little was typed, with placeholder values for the rest', () => {
    const draft = leadDraft({ ...EMPTY_FORM, phone: ' 415 555 0133 ' }, [], ADDRESS);
    expect(inboxLeadDraft.parse(draft)).toEqual({
      first_name: 'Unknown',
      last_name: 'caller',
      from_message: 'No message was taken.',
      from_source: 'Phone',
      referring_url: ADDRESS,
      phone_number: '415 555 0133',
    });
  });

  it('resolves the firm’s source by name, or by the id stored when it was typed', () => {
    const sources = [{ id: 7, name: 'Google Ads' }];
    const typed = { ...EMPTY_FORM, firstName: 'Zora', source: 'google ads' };
    expect(leadDraft(typed, sources, ADDRESS)).toMatchObject({
      last_name: 'Unknown',
      from_source: 'google ads',
      marketing_source: { id: 7 },
    });
    expect(leadDraft({ ...typed, sourceId: '7' }, [], ADDRESS).marketing_source).toEqual({ id: 7 });
    expect(leadDraft({ ...typed, source: 'A neighbour' }, sources, ADDRESS)).not.toHaveProperty('marketing_source');
  });

  it('is rejected when blank or with an incomplete email address', () => {
    expect(validateLeadForm({ ...EMPTY_FORM, otherParty: 'Harborline' })?.field).toBe('firstName');
    expect(validateLeadForm({ ...EMPTY_FORM, email: 'zora@nowhere' })?.field).toBe('email');
    expect(validateLeadForm({ ...EMPTY_FORM, email: 'zora@example.com' })).toBeNull();
  });

  it.each([
    ['zora@example.com', true],
    [' Zora Quill <zora.quill+law@mail.example.co> ', true],
    ['\u200bzora@example.com\u202c', true],
    ["o'neil@example.com", true],
    ['zoë@exämple.de', true],
    ['zora@nowhere', false],
    ['zora@@example.com', false],
    ['zora@example..com', false],
    ['zora.@example.com', false],
    ['zo,ra@example.com', false],
    ['zora@example.com,', true],
    ['zora@-example.com', false],
    ['zora@example.c', false],
    ['zora quill@example.com', false],
  ])('takes the address %j exactly if the server does', (email, isTaken) => {
    const form = { ...EMPTY_FORM, firstName: 'Zora', email };
    expect(validateLeadForm(form) === null).toBe(isTaken);
    expect(inboxLeadDraft.safeParse(leadDraft(form, [], ADDRESS)).success).toBe(isTaken);
  });

  it('says who refused it, and which field is meant', () => {
    const outcome = (code: string, detail: string) =>
      outcomeOf(new HttpProblem({ code, title: 'Refused.', status: 400, detail }));
    const byClio = outcome('grow-unprocessable', 'Phone number is too long');
    expect(byClio).toMatchObject({ state: 'failed', reason: 'Refused. Clio says: Phone number is too long' });
    expect(fieldOfRefusal(byClio.reason)?.field).toBe('phone');
    const byUs = outcome('bad-request', 'data.email: is not a complete email address');
    expect(byUs.reason).toBe('Refused. Refused by Intake Desk: data.email: is not a complete email address');
    expect(fieldOfRefusal(byUs.reason)?.field).toBe('email');
    expect(fieldOfRefusal('Clio takes no leads today')).toBeNull();
  });

  it('asks before a name is invented, or when the caller cannot be reached', () => {
    const whole = { ...EMPTY_FORM, firstName: 'Zora', lastName: 'Quill', phone: '415 555 0133' };
    expect(questionAbout(whole)).toBeNull();
    expect(questionAbout({ ...whole, phone: '', email: 'zora@example.com' })).toBeNull();
    expect(questionAbout({ ...whole, phone: ' ' })).toContain('can’t be reached');
    expect(questionAbout({ ...whole, lastName: '' })).toContain('“Zora Unknown”');
  });

  it('appends the opposing party as the last line, which can be split off again', () => {
    for (const [message, party] of [
      ['Fell.\n\nTwice.', 'Harborline Builders'],
      ['Other party: said nothing.\nCall back.', ''],
    ] as const) {
      const text = joinMessage(message, party);
      expect(splitMessage(text)).toEqual(party ? { message, otherParty: party } : { message });
    }
    // As earlier versions wrote it.
    expect(splitMessage('Fell.\n\nOther party: Harborline')).toEqual({ message: 'Fell.', otherParty: 'Harborline' });
  });
});

describe('stored text', () => {
  it('is restored as far as it has the right shape; the journal is asked about a lead that was interrupted', () => {
    expect(isEmptyForm(parseStoredLeads('garbage').form)).toBe(true);
    const { form, outgoing } = parseStoredLeads({
      form: { firstName: 'Zora', phone: 7, evil: 'x' },
      outgoing: [
        { key: 'k', state: 'interrupted' },
        { key: 'l', state: 'failed' },
      ],
    });
    expect(form).toEqual({ ...EMPTY_FORM, firstName: 'Zora' });
    expect(outgoing.map(({ state }) => state)).toEqual(['unknown', 'failed']);
  });

  it('is merged without losing a message', () => {
    const older = { ...EMPTY_FORM, firstName: 'Zora', phone: '1', message: 'One.' };
    const newer = { ...EMPTY_FORM, phone: '2', message: 'Two.' };
    expect(mergeForms(older, newer)).toEqual({ ...older, phone: '2', message: 'One.\n\nTwo.' });
    expect(mergeForms(older, EMPTY_FORM)).toEqual(older);
  });
});

describe('similar records', () => {
  const found = (
    by: 'name' | 'phone',
    id: number,
    way: SearchResult['way'],
    [field, text]: ['name' | 'phone', string],
  ) => ({
    by,
    result: {
      kind: 'contact' as const,
      id,
      title: 'Zora Quill',
      subtitle: '',
      way,
      highlights: [{ field, text, ranges: [[0, 4] as [number, number]] }],
    },
  });

  it('are searched by name, phone and email, once each is long enough', () => {
    const typed = { firstName: ' Zora ', lastName: '', phone: '(41', email: 'z@' };
    expect(searchTerms(typed)).toEqual({ name: 'Zora', phone: '', email: '' });
    expect(searchTerms({ ...typed, phone: '(415) 5' })).toEqual({ name: 'Zora', phone: '(415) 5', email: '' });
  });

  it('are listed once, with the reasons, those with more matches first', () => {
    const list = mergeResults(
      [
        found('name', 1, 'exact', ['name', 'Zora Quill']),
        found('name', 2, 'sound', ['name', 'Sora Kwill']),
        found('phone', 2, 'exact', ['phone', '4155550133']),
      ],
      { name: 'Zora Quill', phone: '(415) 555-0133', email: '' },
    );
    expect(list.map(({ id, reasons }) => [id, reasons.map(({ text }) => text)])).toEqual([
      [2, ['Same phone', 'Similar name: Zora Quill / Sora Kwill']],
      [1, ['Same name']],
    ]);
  });
});
