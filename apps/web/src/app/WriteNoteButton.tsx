import { useAvailableCommands } from '#src/platform/commands.ts';
import { Button } from '#src/ui/Button.tsx';

/** Runs the same command as the key `n`. */
export function WriteNoteButton() {
  const command = useAvailableCommands().find(({ id }) => id === 'notes.add');
  return (
    <Button onClick={() => command?.run()} shortcut="N" aria-keyshortcuts="n">
      Note
    </Button>
  );
}
