import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { leadTriageTexts } from '#src/texts/lead-triage.ts';
import { Choices } from './Choices.tsx';
import { boardQuery } from './triage-queries.ts';
import { useColleagues, useMyId } from './use-board.ts';

interface HandOverChoicesProps {
  onChoose: (colleague: string) => void;
  onClose: () => void;
}

/** Who takes it from here. */
export function HandOverChoices({ onChoose, onClose }: HandOverChoicesProps) {
  const client = useQueryClient();
  const colleagues = useColleagues();
  const me = useMyId();
  // Somebody may have come since the board was read.
  useEffect(() => void client.invalidateQueries({ queryKey: boardQuery.queryKey }), [client]);
  const others = colleagues.filter(({ id }) => id !== me).map(({ id, name }) => ({ id, label: name }));
  return (
    <Choices label={leadTriageTexts.handTo} choices={others} onChoose={onChoose} onClose={onClose}>
      {others.length === 0 ? leadTriageTexts.nobodyElse : others.length < 9 ? undefined : leadTriageTexts.everybody}
    </Choices>
  );
}
