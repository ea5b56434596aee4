/** The words of one thing, and of more; other languages have more kinds of more. @see CLDR, Language Plural Rules */
export type PluralForms = { one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** Made when it is asked for the first time. */
let rules: Intl.PluralRules | undefined;

/**
 * The word that goes with a number, in the language of the catalogue: that is English, however numbers are written.
 * @param count as it is, not as it is written
 */
export function plural(count: number, forms: PluralForms): string {
  rules ??= new Intl.PluralRules('en');
  return forms[rules.select(count)] ?? forms.other;
}
