import { useEffect, type RefObject } from 'react';
import { Button } from '#src/ui/primitives/Button.tsx';
import { shortcutTexts } from '#src/texts/shell/keys.ts';
import styles from './ShortcutsDialog.module.css';
import { knownCommands } from '#src/platform/commands/command-names.ts';
import { activeShortcut, useKeyPreferences } from '#src/platform/commands/key-preferences.ts';
import { capsOf } from '#src/platform/commands/shortcut.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';

/** Lists every shortcut, also those of other screens and of an open record, with the person's own keys. */
export function ShortcutsDialog({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  // The component is loaded on the first request, so it opens as soon as it mounts.
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  return (
    <dialog ref={ref} className={styles.sheet} aria-label={shortcutTexts.title} closedby="any">
      <header>
        <h2>{shortcutTexts.title}</h2>
        <Button variant="quiet" onClick={() => ref.current?.close()} shortcut="Esc">
          {shortcutTexts.close}
        </Button>
      </header>
      <div className={styles.body}>
        <ShortcutsTable />
      </div>
    </dialog>
  );
}

/** Keys of the note composer, which are not registered as commands. */
const { group, send, leave, mod } = shortcutTexts.writing;
const WRITING = [
  { id: 'notes.send', title: send, group, keys: [mod, 'Enter'] },
  { id: 'notes.leave', title: leave, group, keys: ['Esc'] },
];

function ShortcutsTable() {
  const preferences = useKeyPreferences();
  const commands = knownCommands().flatMap((command) => {
    const shortcut = activeShortcut(command.id, command.shortcut, preferences);
    return shortcut === undefined ? [] : { ...command, keys: capsOf(shortcut) };
  });
  const rows = [...commands, ...WRITING];
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <table className={styles.table}>
      {groups.map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {group}
            </th>
          </tr>
          {rows
            .filter((row) => row.group === group)
            .map(({ id, title, keys }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td>
                  {keys.map((key) => (
                    <Kbd key={key} always>
                      {key}
                    </Kbd>
                  ))}
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}
