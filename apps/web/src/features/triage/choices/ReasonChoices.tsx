import type { VerdictReason } from '@intake-desk/desk-api/triage';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { ChoiceList } from './ChoiceList.tsx';

interface ReasonChoicesProps {
  reasons: readonly VerdictReason[];
  onChoose: (reason: string) => void;
  onClose: () => void;
}

/** Choice of the firm's reasons to decline a lead. */
export function ReasonChoices({ reasons, onChoose, onClose }: ReasonChoicesProps) {
  return <ChoiceList label={leadTriageTexts.reasons} choices={reasons} onChoose={onChoose} onClose={onClose} />;
}
