import { useEffect, useRef } from 'react';
import { setShortcuts } from '#src/platform/commands/key-preferences.ts';
import { capsOf, isCharacterShortcut } from '#src/platform/commands/shortcut.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { keySettingsTexts } from '#src/texts/settings/settings.ts';
import { type KeyedCommand, KeyRecorder } from './KeyRecorder.tsx';
import styles from './KeyRow.module.css';

interface KeyRowProps {
  command: KeyedCommand;
  others: readonly KeyedCommand[];
  lettersOff: boolean;
  isRecording: boolean;
  onRecord: (isOn: boolean) => void;
}

/** One command with its shortcut, and buttons to change it. */
export function KeyRow({ command, others, lettersOff, isRecording, onRecord }: KeyRowProps) {
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
          <div className={styles.line}>
            <span className={styles.caps} data-off={isOff || undefined}>
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
