import { useMutation, useQueryClient } from '@tanstack/react-query';
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
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ evenIfUnsent }: { evenIfUnsent: boolean }) => {
      const { outgoingQueuesOf } = await import('./outgoing-queues.ts');
      const count = evenIfUnsent
        ? 0
        : await outgoingQueuesOf(session)
            .vault.count()
            .catch(() => 0);
      setUnsent(count);
      if (count === 0) await signOut(queryClient);
    },
  });
  if (unsent > 0) {
    return (
      <div className={styles.ask} role="alertdialog" aria-label={words.unsent}>
        <p>{words.ask(unsent, formatNumber(unsent))}</p>
        <Button autoFocus onClick={() => setUnsent(0)}>
          {words.stay}
        </Button>
        <Button variant="quiet" onClick={() => mutate({ evenIfUnsent: true })}>
          {words.anyway}
        </Button>
      </div>
    );
  }
  return (
    <Button variant={look} onClick={() => mutate({ evenIfUnsent: false })} disabled={isPending}>
      <LogOut aria-hidden />
      <span>{isPending ? words.isDone : error ? words.failed : words.does}</span>
    </Button>
  );
}
