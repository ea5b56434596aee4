import { useState } from 'react';
import { knownCommands, runCommand, useAvailableCommands } from '#src/platform/commands/commands.ts';
import {
  setLetterKeys,
  configuredShortcut,
  LETTER_KEYS,
  resetShortcuts,
  useKeyPreferences,
  type LetterKeys,
} from '#src/platform/commands/key-preferences.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ChoiceField } from '#src/ui/form/ChoiceField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { shortcutTexts } from '#src/texts/shell/keys.ts';
import { keySettingsTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import { KeyRow } from './KeyRow.tsx';
import keyStyles from './KeyRow.module.css';
import styles from '#src/features/settings/shared/Settings.module.css';

const LETTER_WORDS: Record<LetterKeys, string> = keySettingsTexts.lettersWords;

/** Lists all keyboard shortcuts, with the user's changes. */
export function KeysSection() {
  const preferences = useKeyPreferences();
  // Rerenders as screens register commands that are not in the catalog.
  useAvailableCommands();
  const [recording, setRecording] = useState<string | null>(null);
  const commands = knownCommands().map((command) => ({
    ...command,
    chosen: configuredShortcut(command.id, command.shortcut, preferences),
    isChanged: preferences.changed[command.id] !== undefined,
  }));
  const groups = [...new Set(commands.map(({ group }) => group))];
  const hasChanges = Object.keys(preferences.changed).length > 0;
  return (
    <Section title={keySettingsTexts.title} basis={settingsTexts.yoursKeptHere}>
      <ChoiceField
        label={keySettingsTexts.letters}
        isShown
        value={preferences.letters}
        choices={LETTER_KEYS.map((value) => ({ value, label: LETTER_WORDS[value] }))}
        onChoose={setLetterKeys}
      />
      <p className={styles.quiet}>
        {preferences.letters === 'off' ? keySettingsTexts.lettersOff : keySettingsTexts.lettersWhy}
      </p>
      <table className={keyStyles.keys}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{keySettingsTexts.command}</th>
            <th scope="col">{keySettingsTexts.key}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {group}
              </th>
            </tr>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  others={commands.filter(({ id }) => id !== command.id)}
                  lettersOff={preferences.letters === 'off'}
                  isRecording={recording === command.id}
                  onRecord={(isOn) => setRecording(isOn ? command.id : null)}
                />
              ))}
          </tbody>
        ))}
      </table>
      <p className={styles.gap}>
        <Button onClick={() => runCommand('help.keys')} command="help.keys">
          {shortcutTexts.title}
        </Button>{' '}
        <Button onClick={resetShortcuts} disabled={!hasChanges}>
          {keySettingsTexts.resetAll}
        </Button>
      </p>
    </Section>
  );
}
