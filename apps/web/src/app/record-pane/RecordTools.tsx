import { ChevronDown, ChevronUp, Mail, MailOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsRead } from '#src/features/read-state/read-state.ts';
import type { CommandId } from '#src/platform/commands/command-catalog.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { readStateTexts } from '#src/texts/triage/triage.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { joinClasses } from '#src/ui/primitives/join-classes.ts';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import styles from './RecordTools.module.css';

const { previous, next } = shellTexts.record;

/** Opens the record before or after this one in the list, for people who do not use keys. */
export function RecordSteps() {
  return (
    <>
      <RecordTool command="list.previous" label={previous} className={joinClasses(styles.step, styles.previous)}>
        <ChevronUp aria-hidden />
      </RecordTool>
      <RecordTool command="list.next" label={next} className={styles.step}>
        <span>{recordsTexts.page.next}</span>
        <ChevronDown aria-hidden />
      </RecordTool>
    </>
  );
}

/** Marks the open lead as unread or read; renders nothing while that is unknown. */
export function ReadToggle({ lead }: { lead: number }) {
  const isRead = useIsRead(lead);
  if (isRead === null) return null;
  return (
    <RecordTool command="lead.unread" label={isRead ? readStateTexts.markUnread : readStateTexts.markRead}>
      {isRead ? <Mail aria-hidden /> : <MailOpen aria-hidden />}
    </RecordTool>
  );
}

/** The same as an entry of a menu, where the button has no room. */
export function ReadEntry({ lead }: { lead: number }) {
  const isRead = useIsRead(lead);
  if (isRead === null) return null;
  return (
    <Button onClick={() => runCommand('lead.unread')} command="lead.unread">
      {isRead ? readStateTexts.markUnread : readStateTexts.markRead}
    </Button>
  );
}

interface RecordToolProps {
  command: CommandId;
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

function RecordTool({ command, label, className, children }: RecordToolProps) {
  const keys = useCommandKeys(command);
  return (
    <Button
      variant="quiet"
      className={joinClasses(styles.tool, className)}
      aria-label={label}
      aria-keyshortcuts={keys?.spoken}
      title={keys === null ? label : `${label} (${keys.shown})`}
      onClick={() => runCommand(command)}
      data-tool={command}
    >
      {children}
    </Button>
  );
}
