import {
  DENSITIES,
  THEMES,
  setDensity,
  setTheme,
  useDensity,
  useTheme,
  type Theme,
} from '#src/platform/preferences/appearance.ts';
import { ROW_HEIGHTS, type Density } from '#src/platform/preferences/row-heights.ts';
import { setManualPagingPreference, useManualPagingPreference } from '#src/platform/preferences/load-by-button.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { ChoiceField } from '#src/ui/form/ChoiceField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { appearanceTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import styles from './shared/Settings.module.css';

const THEME_WORDS: Record<Theme, string> = appearanceTexts.themes;
const DENSITY_WORDS: Record<Density, string> = appearanceTexts.densities;

/** Appearance settings of this browser. */
export function AppearanceSection() {
  const theme = useTheme();
  const density = useDensity();
  const isByButton = useManualPagingPreference();
  return (
    <>
      <Section title={appearanceTexts.theme} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={appearanceTexts.theme}
          value={theme}
          choices={THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
          onChoose={setTheme}
        />
      </Section>
      <Section title={appearanceTexts.rows} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={appearanceTexts.heights}
          value={density}
          choices={DENSITIES.map((value) => ({
            value,
            label: appearanceTexts.density(DENSITY_WORDS[value], formatNumber(ROW_HEIGHTS[value])),
          }))}
          onChoose={setDensity}
        />
        <p className={styles.quiet}>{appearanceTexts.rowsWords}</p>
      </Section>
      <Section title={appearanceTexts.longLists} basis={settingsTexts.keptHere}>
        <ChoiceField
          label={appearanceTexts.longLists}
          value={isByButton ? 'button' : 'scroll'}
          choices={(['scroll', 'button'] as const).map((value) => ({ value, label: appearanceTexts.loading[value] }))}
          onChoose={(value) => setManualPagingPreference(value === 'button')}
        />
        <p className={styles.quiet}>{appearanceTexts.longListsWords}</p>
      </Section>
    </>
  );
}
