import type { Colleague } from '@intake-desk/desk-api/triage';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import styles from './MentionMenu.module.css';

interface MentionMenuProps {
  id: string;
  colleagues: readonly Colleague[];
  /** Index of the option that Enter selects. */
  active: number;
  onChoose: (colleague: Colleague) => void;
}

/** Menu of colleagues to mention. Focus stays in the text, which handles the keys. */
export function MentionMenu({ id, colleagues, active, onChoose }: MentionMenuProps) {
  if (colleagues.length === 0) return <p className={styles.none}>{teamNotesTexts.noColleague}</p>;
  return (
    <ul className={styles.menu} role="listbox" id={id} aria-label={teamNotesTexts.mention}>
      {colleagues.map((colleague, at) => (
        <li
          key={colleague.id}
          id={optionId(id, at)}
          role="option"
          aria-selected={at === active}
          // Prevents the press from moving focus out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colleague)}
        >
          {colleague.name}
        </li>
      ))}
    </ul>
  );
}

/** Returns the id of an option, for `aria-activedescendant`. */
export function optionId(menu: string, at: number): string {
  return `${menu}-${at}`;
}
