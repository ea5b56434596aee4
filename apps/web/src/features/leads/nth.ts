const rules = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as const;

/** `3rd` */
export function nth(place: number): string {
  const form = new Intl.PluralRules('en', { type: 'ordinal' }).select(place);
  return `${place}${rules[form as keyof typeof rules] ?? rules.other}`;
}
