import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * Creates an entry in Clio once: the same draft sent again after a lost response reuses the idempotency key.
 * @param list query key of the list, invalidated on success
 */
export function useCreateOnce<Draft>(list: QueryKey, create: (draft: Draft, key: string) => Promise<unknown>) {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (draft: Draft) => {
      const text = JSON.stringify(draft);
      if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
      return create(draft, last.current.key);
    },
    onSuccess: () => {
      last.current = { text: '', key: '' };
      return client.invalidateQueries({ queryKey: list });
    },
  });
}
