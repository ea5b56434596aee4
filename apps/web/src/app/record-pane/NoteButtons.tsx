import { runCommand } from '#src/platform/commands/commands.ts';
import { notesTexts } from '#src/texts/records/notes.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { Button } from '#src/ui/primitives/Button.tsx';

/** The next step on a contact or a matter: a note, empty or from a template. */
export function NoteButtons() {
  return (
    <>
      <Button variant="primary" onClick={() => runCommand('notes.add')} command="notes.add" data-after-call>
        {notesTexts.add}
      </Button>
      <Button onClick={() => runCommand('notes.template')} command="notes.template">
        {mattersTexts.template}
      </Button>
    </>
  );
}

/** Entry of a lead's menu that moves the caret into the note. */
export function NoteEntry() {
  return (
    <Button onClick={() => runCommand('notes.add')} command="notes.add">
      {notesTexts.add}
    </Button>
  );
}
