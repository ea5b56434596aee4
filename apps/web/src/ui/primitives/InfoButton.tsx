import { Info } from 'lucide-react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Popover } from './Popover.tsx';

/** Button that explains where a section's data comes from, and Clio's limits. */
export function InfoButton({ topic, children }: { topic: string; children: string }) {
  return (
    <Popover label={recordsTexts.about(topic)} sign={<Info aria-hidden />}>
      <p>{children}</p>
    </Popover>
  );
}
