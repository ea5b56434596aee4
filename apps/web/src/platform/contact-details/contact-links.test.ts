import { expect, it } from 'vitest';
import { emailLinks, phoneLinks } from './contact-links.ts';

it('returns each value once and skips missing ones', () => {
  expect(phoneLinks(['+14155550133', null, '', '+14155550133'])).toEqual([
    { value: '+14155550133', shown: '(415) 555-0133', href: 'tel:+14155550133' },
  ]);
  expect(phoneLinks(null)).toEqual([]);
  expect(emailLinks(undefined)).toEqual([]);
});

it('builds mail links that cannot add headers, whatever the address contains', () => {
  const link = (address: string) => emailLinks([address])[0]?.href;
  expect(link('mary@example.com')).toBe('mailto:mary@example.com');
  expect(link('Mary Li <mary@example.com>')).toBe('mailto:mary@example.com');
  expect(link('\u200bmary@example.com (work)')).toBe('mailto:mary@example.com');
  expect(link('mary+law@example.com')).toBe('mailto:mary%2Blaw@example.com');
  expect(link('mary@example.com?bcc=eve@example.com')).toBeUndefined();
  expect(link('mary?bcc=eve%40example.com&x=@example.com')).toBe(
    'mailto:mary%3Fbcc%3Deve%2540example.com%26x%3D@example.com',
  );
});

it.each(['mary', 'mary@', 'mary at example.com', 'mary @example.com', '\ud800@example.com'])(
  'leaves %j as text, with its copy button',
  (address) => {
    expect(emailLinks([address])).toEqual([{ value: address, shown: address, href: undefined }]);
  },
);
