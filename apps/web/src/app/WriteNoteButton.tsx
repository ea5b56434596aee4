import { runCommand } from '#src/platform/commands.ts';
import { Button } from '#src/ui/Button.tsx';

/** Runs the same command as the key `n`. */
export function WriteNoteButton() {
  return (
    <Button onClick={() => runCommand('notes.add')} command="notes.add">
      Note
    </Button>
  );
}
