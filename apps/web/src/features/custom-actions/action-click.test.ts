import { expect, test } from 'vitest';
import { parseActionClick } from './action-click.ts';

test('parses the parameters that Clio Manage documents, decoded once', () => {
  const search = '?custom_action_id=3&user_id=12&subject_url=%2Fgrow%2Fmatters%2F7&custom_action_nonce=a%2Bb_c';
  expect(parseActionClick(search)).toEqual({
    nonce: 'a+b_c',
    subjectUrl: '/grow/matters/7',
    userId: '12',
    actionId: '3',
    matter: '7',
  });
});

test('the nonce alone is sufficient', () => {
  expect(parseActionClick('?custom_action_nonce=n')).toEqual({ nonce: 'n', matter: null });
});

test.each([
  '',
  '?subject_url=/matters/7',
  '?custom_action_nonce=&subject_url=/matters/7',
  '?custom_action_nonce=a&custom_action_nonce=b',
  '?custom_action_nonce=a&subject_url=/matters/7&subject_url=/matters/8',
  '?custom_action_nonce=a&subject_url=',
  '?custom_action_nonce=a&subject_url=/contacts/7',
  '?custom_action_nonce=a&subject_url=/matters/1/../2',
  '?custom_action_nonce=a&subject_url=%252Fmatters%252F1',
  '?custom_action_nonce=a&subject_url=/matters/12345678901234567890',
])('a URL that Clio did not create is not a click: %s', (search) => {
  expect(parseActionClick(search)).toBeNull();
});
