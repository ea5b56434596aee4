import { useMutation } from '@tanstack/react-query';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { browserRegional, setFirmTimeZone, setRegional, useRegional } from '#src/platform/preferences/regional.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { SelectField } from '#src/ui/form/FormField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { regionalTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import { formatRefusal } from './shared/format-refusal.ts';
import styles from './shared/Settings.module.css';

/** Locales of the countries where Clio is sold. The browser's own languages are added. */
const LOCALES = ['en-US', 'en-GB', 'en-IE', 'en-CA', 'fr-CA', 'en-AU', 'en-NZ', 'es-US', 'de-DE'];

/**
 * Settings for the locale of dates and numbers, and for the time zone.
 * @param mayManage true for an intake manager, who may also choose the firm's time zone
 */
export function RegionalSection({ mayManage }: { mayManage: boolean }) {
  const { locale, timeZone, firmTimeZone } = useRegional();
  const now = useNow();
  const browser = browserRegional();
  const locales = [...new Set([...LOCALES, ...navigator.languages, ...(locale === null ? [] : [locale])])];
  const chosen = [timeZone, firmTimeZone].filter((zone) => zone !== null);
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...chosen])];
  const saving = useMutation({
    mutationFn: (zone: string | null) => callDesk('PUT /api/desk/time-zone', { body: { timeZone: zone } }),
    onSuccess: (answer) => setFirmTimeZone(answer.timeZone),
  });
  const zoneOptions = zones.map((name) => (
    <option key={name} value={name}>
      {zoneName(name)}
    </option>
  ));
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
          <option value="">
            {firmTimeZone === null
              ? regionalTexts.asComputer(zoneName(browser.timeZone))
              : regionalTexts.asFirm(zoneName(firmTimeZone))}
          </option>
          {zoneOptions}
        </SelectField>
        {mayManage && (
          <SelectField
            label={regionalTexts.firmTimeZone}
            hint={saving.isSuccess ? regionalTexts.firmSaved : regionalTexts.firmTimeZoneHint}
            value={firmTimeZone ?? ''}
            disabled={saving.isPending}
            onChange={(event) => saving.mutate(event.target.value || null)}
          >
            <option value="">{regionalTexts.firmNone}</option>
            {zoneOptions}
          </SelectField>
        )}
      </div>
      {saving.error && (
        <p className={styles.problem} role="alert">
          {formatRefusal(saving.error, regionalTexts.toChangeFirm)}
        </p>
      )}
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
