import { useState } from 'react';
import { knownCommands, useAvailableCommands } from '#src/platform/commands.ts';
import {
  chooseLetterKeys,
  chosenShortcut,
  LETTER_KEYS,
  resetKeys,
  useKeyPreferences,
  type LetterKeys,
} from '#src/platform/key-preferences.ts';
import { Button } from '#src/ui/Button.tsx';
import { ChoiceField } from '#src/ui/ChoiceField.tsx';
import { Section } from '#src/ui/RecordPage.tsx';
import { KeyRow } from './KeyRow.tsx';
import keyStyles from './KeyRow.module.css';
import styles from './Settings.module.css';

const LETTER_WORDS: Record<LetterKeys, string> = {
  on: 'On',
  focus: 'Only while a list or a record has focus',
  off: 'Off',
};

/** Which keys there are, and what a person has made of them. */
export function KeysSection() {
  const preferences = useKeyPreferences();
  // Those of triage and of records are known once they were on the screen.
  useAvailableCommands();
  const [recording, setRecording] = useState<string | null>(null);
  const commands = knownCommands().map((command) => ({
    ...command,
    chosen: chosenShortcut(command.id, command.shortcut, preferences),
    isChanged: preferences.changed[command.id] !== undefined,
  }));
  const groups = [...new Set(commands.map(({ group }) => group))];
  const hasChanges = Object.keys(preferences.changed).length > 0;
  return (
    <Section title="Keys" basis="yours, kept in this browser">
      <ChoiceField
        label="Keys of one letter, digit or sign"
        isShown
        value={preferences.letters}
        choices={LETTER_KEYS.map((value) => ({ value, label: LETTER_WORDS[value] }))}
        onChoose={chooseLetterKeys}
      />
      <p className={styles.quiet}>
        {preferences.letters === 'off'
          ? 'Letters do nothing now. Arrows, Enter, Esc and keys with Ctrl, ⌘ or Alt go on working, and so does every button.'
          : 'Switch them off if you steer by speech, or press keys by mistake.'}
      </p>
      <table className={keyStyles.keys}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Command</th>
            <th scope="col">Key</th>
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
        <Button onClick={resetKeys} disabled={!hasChanges}>
          Reset all keys
        </Button>
      </p>
    </Section>
  );
}
