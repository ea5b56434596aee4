import { Chip } from '#src/ui/primitives/Chip.tsx';
import { formatCategory } from './matter-labels.ts';

/** Where a matter stands, in Clio's three fixed words. */
export function StageChip({ category }: { category: string | null | undefined }) {
  if (!category) return null;
  return (
    <Chip tone={category === 'hired' ? 'done' : category === 'intake' ? 'known' : 'plain'}>
      {formatCategory(category)}
    </Chip>
  );
}
