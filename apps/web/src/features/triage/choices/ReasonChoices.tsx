import type { VerdictReason } from '@intake-desk/desk-api/triage';
import { leadTriageTexts } from '#src/texts/leads/lead-triage.ts';
import { ChoiceList } from './ChoiceList.tsx';

interface ReasonChoicesProps {
  reasons: readonly VerdictReason[];
  onChoose: (reason: string) => void;
  onClose: () => void;
}

/** Why it is declined, in the firm's words. */
export function ReasonChoices({ reasons, onChoose, onClose }: ReasonChoicesProps) {
  return <ChoiceList label={leadTriageTexts.reasons} choices={reasons} onChoose={onChoose} onClose={onClose} />;
}
