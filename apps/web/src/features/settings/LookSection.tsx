import { chooseDensity, DENSITIES, ROW_HEIGHTS, useDensity, type Density } from '#src/platform/density.ts';
import { chooseTheme, THEMES, useTheme, type Theme } from '#src/platform/theme.ts';
import { ChoiceField } from '#src/ui/ChoiceField.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import styles from './Settings.module.css';

const THEME_WORDS: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const DENSITY_WORDS: Record<Density, string> = { comfortable: 'Comfortable', compact: 'Compact', dense: 'Dense' };

/** How this browser draws the desk. */
export function LookSection() {
  const theme = useTheme();
  const density = useDensity();
  return (
    <>
      <Section title="Theme" basis="kept in this browser">
        <ChoiceField
          label="Theme"
          value={theme}
          choices={THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
          onChoose={chooseTheme}
        />
      </Section>
      <Section title="Rows" basis="kept in this browser">
        <ChoiceField
          label="Height of rows"
          value={density}
          choices={DENSITIES.map((value) => ({ value, label: `${DENSITY_WORDS[value]}, ${ROW_HEIGHTS[value]} px` }))}
          onChoose={chooseDensity}
        />
        <p className={styles.quiet}>
          Compact and dense rows have one line, and show the source or type where the list is wide enough. On a phone
          rows stay tall enough for a thumb.
        </p>
      </Section>
    </>
  );
}
