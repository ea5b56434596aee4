import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { describe, expect, it } from 'vitest';
import { matchReasons, type FoundResult, type MatchTerms } from './match-reasons.ts';

const BOB: MatchTerms = { name: 'Bob Turner', phone: '(646) 555-0127', email: 'bob.turner@example.net' };

function found(
  by: FoundResult['by'],
  way: SearchResult['way'],
  highlights: [SearchResult['highlights'][number]['field'], string][],
  {
    title = 'Bob Turner',
    subtitle = '',
    kind = 'contact',
  }: Partial<Pick<SearchResult, 'title' | 'subtitle' | 'kind'>> = {},
): FoundResult {
  return {
    by,
    result: {
      kind,
      id: 7,
      title,
      subtitle,
      way,
      highlights: highlights.map(([field, text]) => ({ field, text, ranges: [[0, 1]] })),
    },
  };
}

const reasons = (all: FoundResult[], terms = BOB) => matchReasons(all, terms).map(({ text }) => text);

describe('the reasons why a record may be the caller', () => {
  it('name the equal value, and never quote what was searched for', () => {
    expect(reasons([found('name', 'exact', [['name', 'Bob Turner']])])).toEqual(['Same name']);
    expect(reasons([found('name', 'exact', [['name', 'TURNER, Böb']])])).toEqual(['Same name']);
    expect(reasons([found('phone', 'exact', [['phone', '+1 646-555-0127 (cell)']])])).toEqual(['Same phone']);
    expect(
      reasons([
        found('email', 'exact', [
          ['email', 'Bob.Turner@Example.net'],
          ['name', 'Bob Turner'],
        ]),
      ]),
    ).toEqual(['Same email']);
  });

  it('show both spellings of a name that is not equal', () => {
    expect(reasons([found('name', 'nickname', [['name', 'Robert Turner']], { title: 'Robert Turner' })])).toEqual([
      'Nickname: Bob / Robert',
    ]);
    expect(reasons([found('name', 'typo', [['name', 'Bob Turnor']], { title: 'Bob Turnor' })])).toEqual([
      'Similar name: Turner / Turnor',
    ]);
    expect(reasons([found('name', 'prefix', [['client', 'Bob A. Turner']], { title: 'Turner v. Bayline' })])).toEqual([
      'Similar name: Bob Turner / Bob A. Turner',
    ]);
    expect(reasons([found('name', 'exact', [['description', 'Kim v. Bob Turner']], { kind: 'matter' })])).toEqual([
      'Name in matter',
    ]);
  });

  it('tell the number of a household from that of the caller', () => {
    const virginia = { title: 'Virginia Turner' };
    const phone = found('phone', 'exact', [['phone', '646.555.0127']], virginia);
    expect(reasons([phone])).toEqual(['Household number']);
    expect(reasons([phone], { ...BOB, name: '' })).toEqual(['Same phone']);
    expect(reasons([phone], { ...BOB, name: 'Turner' })).toEqual(['Same phone']);
    // A result that the name search left out, since it shows only the best ones.
    const client = { title: 'Turner v. Bayline', subtitle: 'Hired · Bob Turner', kind: 'matter' as const };
    expect(reasons([found('phone', 'exact', [['phone', '646.555.0127']], client)])).toEqual(['Same phone']);
  });

  it('say that a part of a number or an address is only similar', () => {
    const typed = { ...BOB, phone: '555 0127', email: 'bob.t' };
    expect(reasons([found('phone', 'prefix', [['phone', '(646) 555-0127']])], typed)).toEqual([
      'Similar phone: (646) 555-0127',
    ]);
    expect(reasons([found('email', 'prefix', [['email', 'bob.turner@example.net']])], typed)).toEqual([
      'Similar email: bob.turner@example.net',
    ]);
  });

  it('are listed once, the equal values first, and only those identify', () => {
    const all = [
      found('name', 'nickname', [['name', 'Robert Turner']]),
      found('email', 'exact', [['email', 'bob.turner@example.net']]),
      found('phone', 'exact', [['phone', '(646) 555-0127']]),
      found('phone', 'exact', [['phone', '(646) 555-0127']]),
    ];
    expect(matchReasons(all, BOB)).toEqual([
      { text: 'Same email', isSame: true },
      { text: 'Same phone', isSame: true },
      { text: 'Nickname: Bob / Robert', isSame: false },
    ]);
  });
});
