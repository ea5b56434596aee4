import { isRunnable, useAvailableCommands, type Command } from '#src/platform/commands.ts';
import { capsOf } from '#src/platform/shortcut.ts';
import { Kbd } from '#src/ui/Kbd.tsx';
import { keysTexts } from '#src/texts/keys.ts';
import styles from './KeyTable.module.css';

/** Keys in the composer: the browser's own, so they are in no list of commands. */
const { group, send, leave, mod } = keysTexts.writing;
const WRITING = [
  { id: 'notes.send', title: send, group, keys: [mod, 'Enter'] },
  { id: 'notes.leave', title: leave, group, keys: ['Esc'] },
];

export function KeyTable() {
  const commands = useAvailableCommands();
  const rows = [...commands.filter((command) => command.shortcut && isRunnable(command)).map(withKeys), ...WRITING];
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

function withKeys(command: Command) {
  return { ...command, keys: capsOf(command.shortcut ?? '') };
}
