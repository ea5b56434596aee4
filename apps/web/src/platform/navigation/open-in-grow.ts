import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { useCommands } from '#src/platform/commands/commands.ts';
import { useCachedSession } from '#src/platform/http/cached-session.ts';

/**
 * Where a record's own page in Clio Grow is, for a link (`ui/OpenInClio`), and offers the command that opens it.
 * @returns undefined where whoever runs this desk has not said where such pages are: then nothing is offered
 */
export function useGrowLink(kind: RecordKind, id: string | number): string | undefined {
  const href = useCachedSession()?.growPages?.[kind]?.replace('{id}', encodeURIComponent(String(id)));
  useCommands([
    {
      id: 'record.open-in-clio',
      title: commandTexts.titles['record.open-in-clio'],
      group: commandTexts.groups.record,
      shortcut: 'o',
      isAvailable: () => href !== undefined,
      run: () => {
        if (href !== undefined) window.open(href, '_blank', 'noopener,noreferrer');
      },
    },
  ]);
  return href;
}

/** Words for that link. */
export const growLinkTexts = { label: recordsTexts.openInClio, newTab: recordsTexts.opensNewTab };
