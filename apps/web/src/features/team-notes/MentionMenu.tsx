import type { Colleague } from '@intake-desk/desk-api/triage';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import styles from './MentionMenu.module.css';

interface MentionMenuProps {
  id: string;
  colleagues: readonly Colleague[];
  /** Place of the one that Enter takes. */
  active: number;
  onChoose: (colleague: Colleague) => void;
}

/** Who can be named; focus stays in the text, and its keys steer. */
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
          // Before the text loses focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(colleague)}
        >
          {colleague.name}
        </li>
      ))}
    </ul>
  );
}

/** For `aria-activedescendant`. */
export function optionId(menu: string, at: number): string {
  return `${menu}-${at}`;
}
