import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useCommands } from '#src/platform/commands/commands.ts';
import { isKeyMeant } from '#src/platform/commands/typed-text.ts';
import { useCachedSession } from '#src/platform/http/cached-session.ts';

/**
 * Returns the URL of a record's page in Clio Grow, for a link (`ui/record/OpenInClio`), and registers the command that
 * opens it.
 * @returns undefined if the administrator has not configured such URLs: then nothing is offered
 */
export function useGrowLink(kind: RecordKind, id: string | number): string | undefined {
  const href = useCachedSession()?.growPages?.[kind]?.replace('{id}', encodeURIComponent(String(id)));
  useCommands({
    'record.open-in-clio': {
      isAvailable: () => href !== undefined,
      // A new tab takes the focus: not while a name is being typed.
      run: () =>
        void isKeyMeant().then((isMeant) => {
          if (isMeant && href !== undefined) window.open(href, '_blank', 'noopener,noreferrer');
        }),
    },
  });
  return href;
}
