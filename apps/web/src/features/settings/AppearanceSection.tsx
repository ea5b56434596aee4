import { chooseDensity, DENSITIES, useDensity } from '#src/platform/preferences/density.ts';
import { ROW_HEIGHTS, type Density } from '#src/platform/preferences/row-heights.ts';
import { chooseLoadByButton, useLoadByButton } from '#src/platform/preferences/load-by-button.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { chooseTheme, THEMES, useTheme, type Theme } from '#src/platform/preferences/theme.ts';
import { ChoiceField } from '#src/ui/form/ChoiceField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { lookTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

const THEME_WORDS: Record<Theme, string> = lookTexts.themes;
const DENSITY_WORDS: Record<Density, string> = lookTexts.densities;

/** How this browser draws the desk. */
export function LookSection() {
  const theme = useTheme();
  const density = useDensity();
  const isByButton = useLoadByButton();
  return (
    <>
      <Section title={lookTexts.theme} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={lookTexts.theme}
          value={theme}
          choices={THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
          onChoose={chooseTheme}
        />
      </Section>
      <Section title={lookTexts.rows} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={lookTexts.heights}
          value={density}
          choices={DENSITIES.map((value) => ({
            value,
            label: lookTexts.density(DENSITY_WORDS[value], formatNumber(ROW_HEIGHTS[value])),
          }))}
          onChoose={chooseDensity}
        />
        <p className={styles.quiet}>{lookTexts.rowsWords}</p>
      </Section>
      <Section title={lookTexts.longLists} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={lookTexts.longLists}
          value={isByButton ? 'button' : 'scroll'}
          choices={(['scroll', 'button'] as const).map((value) => ({ value, label: lookTexts.loading[value] }))}
          onChoose={(value) => chooseLoadByButton(value === 'button')}
        />
        <p className={styles.quiet}>{lookTexts.longListsWords}</p>
      </Section>
    </>
  );
}
