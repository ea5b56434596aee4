const rules = new Intl.PluralRules('en');

/** The form of a word that goes with a count. */
export function plural(count: number, forms: { one: string; other: string }): string {
  return rules.select(count) === 'one' ? forms.one : forms.other;
}
