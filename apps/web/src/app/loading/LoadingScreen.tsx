import { useEffect, useState } from 'react';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { deskTexts } from '#src/texts/shell/shell.ts';

/** From when on a blank page needs words; before that they would only flash. */
const PATIENCE_MS = 300;

/** While the server is asked who is at the desk. */
export function Opening() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isSlow && <StateMessage level={1} title={deskTexts.opening} centred />}</div>;
}
