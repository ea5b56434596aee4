import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { leadTriageTexts } from '#src/texts/lead-triage.ts';
import type { Board } from './board.ts';
import { Choices } from './Choices.tsx';
import { boardQuery } from './triage-queries.ts';

interface HandOverChoicesProps {
  board: Board;
  onChoose: (colleague: string) => void;
  onClose: () => void;
}

/** Who takes it from here. */
export function HandOverChoices({ board, onChoose, onClose }: HandOverChoicesProps) {
  const client = useQueryClient();
  // Somebody may have come since the board was read.
  useEffect(() => void client.invalidateQueries({ queryKey: boardQuery.queryKey }), [client]);
  const others = board.colleagues.filter(({ id }) => id !== board.me.id).map(({ id, name }) => ({ id, label: name }));
  return (
    <Choices label={leadTriageTexts.handTo} choices={others} onChoose={onChoose} onClose={onClose}>
      {others.length === 0 ? leadTriageTexts.nobodyElse : others.length < 9 ? undefined : leadTriageTexts.everybody}
    </Choices>
  );
}
