import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { runCommand, useAvailableCommands } from '#src/platform/commands/commands.ts';
import { customActionsTexts } from '#src/texts/settings/custom-actions.ts';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './OpenedFromClio.module.css';

interface OpenedFromClioProps {
  /** Over a list: Clio named no matter. */
  isStrip?: boolean;
  children?: string;
}

/** Says quietly that Clio confirmed the click; on a matter the caret goes where a note is written, since that is what people came for. */
export function OpenedFromClio({ isStrip = false, children }: OpenedFromClioProps) {
  const canWrite = useAvailableCommands().some(({ id }) => id === 'notes.add') && !isStrip;
  useEffect(() => {
    if (canWrite) runCommand('notes.add');
  }, [canWrite]);
  return (
    <p className={joinClasses(styles.opened, isStrip && styles.strip)} role="status">
      <Check aria-hidden />
      {customActionsTexts.opened}
      {children}
    </p>
  );
}
