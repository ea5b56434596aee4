import { Download } from 'lucide-react';
import { useState } from 'react';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { Button } from '#src/ui/primitives/Button.tsx';

/** Saves the whole filtered list as a file and shows how many rows it has. */
export function SaveListButton({ save }: { save: () => Promise<string> }) {
  const [status, setStatus] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        busy={isBusy}
        title={listsTexts.saveCsv}
        onClick={() => {
          setIsBusy(true);
          void save().then((message) => {
            setStatus(message);
            setIsBusy(false);
          });
        }}
      >
        <Download aria-hidden />
        <span>{listsTexts.saveCsv}</span>
      </Button>
      <span role="status">{status}</span>
    </>
  );
}
