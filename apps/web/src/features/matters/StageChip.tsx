import { Chip } from '#src/ui/primitives/Chip.tsx';
import { formatCategory } from './matter-labels.ts';

/** The stage of a matter: one of Clio's three fixed categories. */
export function StageChip({ category }: { category: string | null | undefined }) {
  if (!category) return null;
  return (
    <Chip tone={category === 'hired' ? 'done' : category === 'intake' ? 'known' : 'plain'}>
      {formatCategory(category)}
    </Chip>
  );
}
