import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { Button } from '#src/ui/Button.tsx';
import { signOut } from './sign-out.ts';

/** Ends the session and wipes what this browser kept. */
export function SignOutButton() {
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({ mutationFn: () => signOut(queryClient) });
  return (
    <Button look="quiet" onClick={() => mutate()} disabled={isPending}>
      <LogOut aria-hidden />
      {isPending ? 'Signing out' : error ? 'Not signed out: try again' : 'Sign out'}
    </Button>
  );
}
