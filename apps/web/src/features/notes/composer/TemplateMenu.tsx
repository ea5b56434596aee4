import type { NoteTemplate } from '@intake-desk/desk-api/note-template';
import { useEffect, useRef } from 'react';
import { notesTexts } from '#src/texts/records/notes.ts';
import styles from './TemplateMenu.module.css';

interface TemplateMenuProps {
  id: string;
  matches: readonly NoteTemplate[];
  active: number;
  status: string;
  onPoint: (index: number) => void;
  onTake: (template: NoteTemplate) => void;
}

/** Menu of the templates that match the text after a `/`. Focus stays in the note. */
export function TemplateMenu({ id, matches, active, status, onPoint, onTake }: TemplateMenuProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // Prevents a mouse press from moving focus, and with it the caret, out of the note.
    <div className={styles.menu} onMouseDown={(event) => event.preventDefault()}>
      {matches.length === 0 ? (
        <p>{status}</p>
      ) : (
        // On a phone the list is longer than its visible part: focusable, so that the keyboard can scroll it.
        <ul ref={list} id={id} role="listbox" aria-label={notesTexts.templates} tabIndex={0}>
          {matches.map((template, index) => (
            <li
              key={template.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerMove={() => {
                if (index !== active) onPoint(index);
              }}
              onClick={() => onTake(template)}
            >
              <span>{template.name}</span>
              <small>{template.text.split('\n', 1)[0]}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
