/** Forms of a text for one and for more; other languages have more categories. @see CLDR, Language Plural Rules */
export type PluralForms = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Created on first use. */
let rules: Intl.PluralRules | undefined;

/**
 * Selects the form for a number in the catalogue's language, which is English whatever the number format.
 * @param count the number itself, not its formatted text
 */
export function plural(count: number, forms: PluralForms): string {
  rules ??= new Intl.PluralRules('en');
  return forms[rules.select(count)] ?? forms.other;
}
