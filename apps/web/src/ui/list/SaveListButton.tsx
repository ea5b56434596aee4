import { useState } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button } from '#src/ui/primitives/Button.tsx';

/** Saves the whole list, as it is filtered, as a file; says how many rows that were. */
export function SaveListButton({ save }: { save: () => Promise<string> }) {
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        busy={isBusy}
        onClick={() => {
          setIsBusy(true);
          void save().then((words) => {
            setSaid(words);
            setIsBusy(false);
          });
        }}
      >
        {listsTexts.saveCsv}
      </Button>
      <span role="status">{said}</span>
    </>
  );
}
