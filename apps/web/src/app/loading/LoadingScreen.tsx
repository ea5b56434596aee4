import { useEffect, useState } from 'react';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';

/** Delay before a blank page shows text, in milliseconds; with a shorter one the text would flash. */
const SHOW_TEXT_AFTER_MS = 300;

/** Shown while the session is being fetched. */
export function LoadingScreen() {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SHOW_TEXT_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{isSlow && <StateMessage level={1} title={shellTexts.opening} centred />}</div>;
}
