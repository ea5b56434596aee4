import { notesTexts } from '#src/texts/records/notes.ts';
import type { limitsOf } from './note-limits.ts';
import styles from './NoteComposer.module.css';
import { useSaveState } from '#src/platform/outgoing/use-outgoing.ts';
import { type NoteParent, parentName } from '#src/features/notes/store/note-parent.ts';
import { useComposer, useNoteQueue } from '#src/features/notes/store/NotesContext.ts';

interface ComposerHintsProps {
  id: string;
  parent: NoteParent;
  limits: ReturnType<typeof limitsOf>;
  footer: string | undefined;
  /** Why the note was not sent; null when nothing was refused. */
  refusal: string | null;
}

/** Line below the note: length against Clio's limits, otherwise the draft's save state; also the signature. */
export function ComposerHints({ id, parent, limits, footer, refusal }: ComposerHintsProps) {
  const { subject, body } = useComposer(parent);
  const { kept } = useSaveState(useNoteQueue(), parentName(parent));
  return (
    <div className={styles.hints}>
      <span role="status" className={styles.over}>
        {refusal}
      </span>
      {refusal === null && (
        <span id={id}>
          {limits.length > 0 ? (
            limits.map(({ field, words, over }) => (
              <span key={field} className={over ? styles.over : undefined}>
                {notesTexts.limit(field, words)}
              </span>
            ))
          ) : (
            <span>{subject || body ? notesTexts.kept[kept] : notesTexts.goesToClio}</span>
          )}
          {body !== '' && footer !== undefined && <span>{` · ${notesTexts.signedAs(footer)}`}</span>}
        </span>
      )}
    </div>
  );
}
