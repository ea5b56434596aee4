import { runCommand } from '#src/platform/commands/commands.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';

/** Runs the same command as the key `n`. */
export function WriteNoteButton() {
  return (
    <Button onClick={() => runCommand('notes.add')} command="notes.add">
      {shellTexts.note}
    </Button>
  );
}
