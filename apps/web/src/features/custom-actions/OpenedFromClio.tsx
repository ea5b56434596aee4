import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { runCommand, useAvailableCommands } from '#src/platform/commands/commands.ts';
import { customActionsTexts } from '#src/texts/settings/custom-actions.ts';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import styles from './OpenedFromClio.module.css';

interface OpenedFromClioProps {
  /** True above a list: Clio named no matter. */
  isStrip?: boolean;
  children?: string;
}

/** Status line for a click that Clio confirmed. On a matter it focuses the note composer, the typical next step. */
export function OpenedFromClio({ isStrip = false, children }: OpenedFromClioProps) {
  const canWrite = useAvailableCommands().some(({ id }) => id === 'notes.add') && !isStrip;
  useEffect(() => {
    if (canWrite) runCommand('notes.add');
  }, [canWrite]);
  return (
    <p className={joinClasses(styles.opened, isStrip && styles.strip)} role="status">
      <Check aria-hidden />
      <span>{`${customActionsTexts.opened}${children ?? ''}`}</span>
    </p>
  );
}
