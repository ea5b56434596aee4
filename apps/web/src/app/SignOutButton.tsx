import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#src/ui/Button.tsx';
import styles from './SignOutButton.module.css';
import { useSignedIn } from './SignedInContext.ts';
import { signOut } from './sign-out.ts';

/** Ends the session and wipes what this browser kept; asks first when that would lose something. */
export function SignOutButton({ look = 'quiet' }: { look?: 'quiet' | 'primary' }) {
  const queryClient = useQueryClient();
  const session = useSignedIn();
  const [unsent, setUnsent] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ evenIfUnsent }: { evenIfUnsent: boolean }) => {
      const { unsentCount } = await import('./note-desks-of.ts');
      const count = evenIfUnsent ? 0 : await unsentCount(session).catch(() => 0);
      setUnsent(count);
      if (count === 0) await signOut(queryClient);
    },
  });
  if (unsent > 0) {
    return (
      <div className={styles.ask} role="alertdialog" aria-label="Unsent words">
        <p>
          {unsent === 1 ? 'Something that you began is' : `What you began in ${unsent} places is`} not in Clio. Signing
          out wipes it.
        </p>
        <Button autoFocus onClick={() => setUnsent(0)}>
          Stay
        </Button>
        <Button look="quiet" onClick={() => mutate({ evenIfUnsent: true })}>
          Sign out anyway
        </Button>
      </div>
    );
  }
  return (
    <Button look={look} onClick={() => mutate({ evenIfUnsent: false })} disabled={isPending}>
      <LogOut aria-hidden />
      {isPending ? 'Signing out' : error ? 'Not signed out: try again' : 'Sign out'}
    </Button>
  );
}
