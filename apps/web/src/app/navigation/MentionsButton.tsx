import { AtSign } from 'lucide-react';
import { useUnseenMentions } from '#src/features/team-notes/team-note-queries.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { triageTexts } from '#src/texts/triage/triage.ts';
import { Button } from '#src/ui/primitives/Button.tsx';

/** Shows the number of unseen notes that mention this person; renders nothing if there are none. */
export function MentionsButton({ className }: { className?: string | undefined }) {
  const count = useUnseenMentions();
  if (count === 0) return null;
  return (
    <Button
      variant="quiet"
      className={className}
      title={triageTexts.mentions.title}
      onClick={() => runCommand('triage.mentions')}
    >
      <AtSign aria-hidden />
      <span>{triageTexts.mentions.button}</span>
      <small>
        <span>{formatNumber(count)}</span>
        <span className="visually-hidden"> {triageTexts.mentions.notSeen}</span>
      </small>
    </Button>
  );
}
