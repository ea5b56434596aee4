import { useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';
import styles from './SignOutButton.module.css';
import { useSignedIn } from './SignedInContext.ts';
import { signOut } from './sign-out.ts';

/** Ends the session and deletes the data stored in this browser; asks first if unsent work would be lost. */
export function SignOutButton({ look = 'quiet' }: { look?: 'quiet' | 'primary' }) {
  const words = shellTexts.signOut;
  const queryClient = useQueryClient();
  const session = useSignedIn();
  const [unsent, setUnsent] = useState(0);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const leave = async (unsentCount: () => Promise<number>) => {
    setState('busy');
    try {
      const count = await unsentCount();
      setUnsent(count);
      if (count === 0) await signOut(queryClient);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  const countUnsent = async () => {
    const { outgoingQueuesOf } = await import('./outgoing-queues.ts');
    return outgoingQueuesOf(session)
      .vault.count()
      .catch(() => 0);
  };
  if (unsent > 0) {
    return (
      <div className={styles.ask} role="alertdialog" aria-label={words.unsent}>
        <p>{words.ask(unsent, formatNumber(unsent))}</p>
        <Button autoFocus onClick={() => setUnsent(0)}>
          {words.stay}
        </Button>
        <Button variant="quiet" onClick={() => void leave(() => Promise.resolve(0))}>
          {words.anyway}
        </Button>
      </div>
    );
  }
  return (
    <Button variant={look} onClick={() => void leave(countUnsent)} disabled={state === 'busy'}>
      <LogOut aria-hidden />
      <span>{state === 'busy' ? words.isDone : state === 'failed' ? words.failed : words.does}</span>
    </Button>
  );
}
