import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '#src/ui/Button.tsx';
import { signOut } from './sign-out.ts';

/** Ends the session and wipes what this browser kept. */
export function SignOutButton() {
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => signOut(queryClient) });
  return (
    <Button onClick={() => mutate()} disabled={isPending}>
      {isPending ? 'Signing out' : error ? 'Not signed out: try again' : 'Sign out'}
    </Button>
  );
}
