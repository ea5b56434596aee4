import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { setRegional, browserRegional, useRegional } from '#src/platform/preferences/regional.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { SelectField } from '#src/ui/form/LabelledField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { regionalTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

/** Locales of the countries where Clio is sold. The browser's own languages are added. */
const LOCALES = ['en-US', 'en-GB', 'en-IE', 'en-CA', 'fr-CA', 'en-AU', 'en-NZ', 'es-US', 'de-DE'];

/** Settings for the locale of dates and numbers, and for the time zone. */
export function RegionalSection() {
  const { locale, timeZone } = useRegional();
  const now = useNow();
  const browser = browserRegional();
  const locales = [...new Set([...LOCALES, ...navigator.languages, ...(locale === null ? [] : [locale])])];
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(timeZone === null ? [] : [timeZone])])];
  return (
    <Section title={regionalTexts.title} basis={settingsTexts.keptHere}>
      <div className={styles.grid}>
        <SelectField
          label={regionalTexts.locale}
          value={locale ?? ''}
          onChange={(event) => setRegional({ locale: event.target.value || null })}
        >
          <option value="">{regionalTexts.asBrowser(nameOf(browser.locale))}</option>
          {locales.map((name) => (
            <option key={name} value={name}>
              {nameOf(name)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={regionalTexts.timeZone}
          value={timeZone ?? ''}
          onChange={(event) => setRegional({ timeZone: event.target.value || null })}
        >
          <option value="">{regionalTexts.asComputer(zoneName(browser.timeZone))}</option>
          {zones.map((name) => (
            <option key={name} value={name}>
              {zoneName(name)}
            </option>
          ))}
        </SelectField>
      </div>
      <p className={styles.quiet}>
        <span>{regionalTexts.now}</span> <time dateTime={new Date(now).toISOString()}>{formatExactTime(now)}</time>
        <span>{`; ${regionalTexts.number(formatNumber(1200))} ${regionalTexts.english}`}</span>
      </p>
    </Section>
  );
}

function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ');
}

function nameOf(locale: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
