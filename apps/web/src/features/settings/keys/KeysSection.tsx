import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { knownCommands } from '#src/platform/commands/command-names.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import {
  LETTER_KEYS,
  configuredShortcut,
  resetShortcuts,
  setLetterKeys,
  setShortcuts,
  useKeyPreferences,
  type LetterKeys,
} from '#src/platform/commands/key-preferences.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { ChoiceField } from '#src/ui/form/ChoiceField.tsx';
import { Section } from '#src/ui/record/RecordPage.tsx';
import { shortcutTexts } from '#src/texts/shell/keys.ts';
import { keySettingsTexts, settingsTexts } from '#src/texts/settings/settings.ts';
import keyStyles from './KeyRow.module.css';
import styles from '#src/features/settings/shared/Settings.module.css';
import { capsOf, isCharacterShortcut, shortcutsConflict, strokeOf } from '#src/platform/commands/shortcut.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';

const LETTER_WORDS: Record<LetterKeys, string> = keySettingsTexts.lettersWords;

/** Lists all keyboard shortcuts, with the user's changes. */
export function KeysSection() {
  const preferences = useKeyPreferences();
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

interface KeyRowProps {
  command: KeyedCommand;
  others: readonly KeyedCommand[];
  lettersOff: boolean;
  isRecording: boolean;
  onRecord: (isOn: boolean) => void;
}

/** One command with its shortcut, and buttons to change it. */
function KeyRow({ command, others, lettersOff, isRecording, onRecord }: KeyRowProps) {
  const { id, title, chosen, isChanged } = command;
  const change = useRef<HTMLButtonElement>(null);
  const wasRecording = useRef(false);
  // Returns focus to the button once recording has ended.
  useEffect(() => {
    if (wasRecording.current && !isRecording) change.current?.focus();
    wasRecording.current = isRecording;
  }, [isRecording]);
  const isOff = chosen !== undefined && lettersOff && isCharacterShortcut(chosen);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {isRecording ? (
          <KeyRecorder
            title={title}
            others={others}
            onSave={(shortcut, taken) => {
              setShortcuts({ ...Object.fromEntries(taken.map((other) => [other.id, null])), [id]: shortcut });
              onRecord(false);
            }}
            onCancel={() => onRecord(false)}
          />
        ) : (
          <div className={keyStyles.line}>
            <span className={keyStyles.caps} data-off={isOff || undefined}>
              {chosen === undefined ? (
                <small>{keySettingsTexts.noKey}</small>
              ) : (
                capsOf(chosen).map((cap, index) => (
                  <Kbd key={index} always>
                    {cap}
                  </Kbd>
                ))
              )}
              {isOff && <small>{keySettingsTexts.off}</small>}
            </span>
            <Button
              ref={change}
              variant="quiet"
              aria-label={keySettingsTexts.changeOf(title)}
              onClick={() => onRecord(true)}
            >
              {keySettingsTexts.change}
            </Button>
            {isChanged && (
              <Button
                variant="quiet"
                aria-label={keySettingsTexts.resetOf(title)}
                onClick={() => {
                  setShortcuts({ [id]: undefined });
                  change.current?.focus();
                }}
              >
                {keySettingsTexts.reset}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}

/** Longer sequences are too hard to remember. */
const MAX_STROKES = 2;

interface KeyRecorderProps {
  title: string;
  others: readonly KeyedCommand[];
  /** @param shortcut null for none @param taken commands that lose their shortcut to this one */
  onSave: (shortcut: string | null, taken: readonly KeyedCommand[]) => void;
  onCancel: () => void;
}

/** Records one key or a sequence of two, and names the commands that already use it. */
function KeyRecorder({ title, others, onSave, onCancel }: KeyRecorderProps) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const shortcut = strokes.join(' ');
  const taken =
    shortcut === '' ? [] : others.filter(({ chosen }) => chosen !== undefined && shortcutsConflict(chosen, shortcut));
  const names = taken.map((other) => keySettingsTexts.quoted(other.title)).join(keySettingsTexts.and);

  const onKeyDown = (event: KeyboardEvent) => {
    // Leaves keys pressed on the inner buttons, and Tab, to the browser.
    if (event.target !== event.currentTarget || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    if (event.key === 'Backspace' || event.key === 'Delete') return setStrokes([]);
    if (event.key === 'Enter' && shortcut !== '') return onSave(shortcut, taken);
    const stroke = event.repeat ? null : strokeOf(event);
    if (stroke !== null) setStrokes(strokes.length === MAX_STROKES ? [stroke] : [...strokes, stroke]);
  };

  return (
    <div className={keyStyles.recorder}>
      <div
        className={keyStyles.field}
        role="textbox"
        aria-readonly
        aria-label={keySettingsTexts.newKeyOf(title)}
        aria-describedby="key-recorder-hint"
        tabIndex={0}
        ref={field}
        onKeyDown={onKeyDown}
      >
        {strokes.length === 0 ? (
          <span>{keySettingsTexts.press}</span>
        ) : (
          capsOf(shortcut).map((cap, index) => (
            <Kbd key={index} always>
              {cap}
            </Kbd>
          ))
        )}
      </div>
      <p id="key-recorder-hint" className={keyStyles.hint} role="status" data-taken={taken.length > 0 || undefined}>
        {taken.length > 0 ? keySettingsTexts.taken(names, taken.length === 1) : keySettingsTexts.how}
      </p>
      <div className={keyStyles.line}>
        <Button variant="primary" disabled={shortcut === ''} onClick={() => onSave(shortcut, taken)}>
          {taken.length > 0 ? keySettingsTexts.take : keySettingsTexts.keep}
        </Button>
        <Button onClick={() => onSave(null, [])}>{keySettingsTexts.none}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {keySettingsTexts.cancel}
        </Button>
      </div>
    </div>
  );
}

/** A command as the settings show it. */
interface KeyedCommand {
  id: string;
  title: string;
  /** The custom or default shortcut; undefined for none. */
  chosen: string | undefined;
  isChanged: boolean;
}
