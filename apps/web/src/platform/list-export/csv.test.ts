import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const columns = [
  { title: 'Name', valueOf: ({ name }: { name: string }) => name },
  { title: 'Phone', valueOf: ({ phone }: { phone: string | null }) => phone },
];

it('quotes cells that need it, and escapes formulas', () => {
  const rows = [
    { name: 'Doe, Jo "J"', phone: null },
    { name: '=HYPERLINK("http://x")', phone: '+14155550133' },
    { name: '@me', phone: '-1' },
    { name: 'two\nlines', phone: '\tx' },
  ];
  expect(toCsv(rows, columns as never)).toBe(
    '\uFEFFName,Phone\r\n"Doe, Jo ""J""",\r\n"\'=HYPERLINK(""http://x"")","\'+14155550133"\r\n"\'@me","\'-1"\r\n"two\nlines","\'\tx"\r\n',
  );
});
