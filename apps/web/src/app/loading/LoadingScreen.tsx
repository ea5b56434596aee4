import { useEffect, useState } from 'react';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';

/** From when on a blank page needs words; before that they would only flash. */
const SHOW_TEXT_AFTER_MS = 300;

/** While the server is asked who is at the desk. */
export function LoadingScreen() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SHOW_TEXT_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isSlow && <StateMessage level={1} title={shellTexts.opening} centred />}</div>;
}
