import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { PresentPeople } from '#src/features/triage/record/PresentPeople.tsx';
import { runCommand } from '#src/platform/commands/commands.ts';
import { FROM_RECORD, useNoteRequested, useShouldTakeFocus } from '#src/app/routing/navigation-state.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { RecordFailure, RecordSkeleton } from './RecordFallbacks.tsx';
import { RecordSteps } from './RecordTools.tsx';
import { NoteButtons } from './NoteButtons.tsx';
import { Link } from '#src/app/routing/Link.tsx';

/** Link from one record to another. */
export function recordLink(kind: RecordKind, id: number, words: ReactNode) {
  return (
    <Link to={`/${kind}s/${id}`} state={FROM_RECORD}>
      {words}
    </Link>
  );
}

/**
 * Returns what an open contact or matter needs of the app.
 * @param beside shown beside the name
 */
export function useRecordPane(
  kind: 'contact' | 'matter',
  texts: { all: string; kind: string; listName: string },
  beside?: ReactNode,
) {
  const { id = '' } = useParams();
  const path = `/${kind}s`;
  const { listAddress, closeByClick } = useRecordRoute(path, path);
  return {
    id,
    backTo: { href: listAddress, label: texts.all, onClick: closeByClick },
    tools: <RecordSteps />,
    takesFocus: useShouldTakeFocus(),
    noteRequest: useNoteRequested(),
    recordLink,
    failure: (error: unknown, retry: () => void) => (
      <RecordFailure
        what={texts.kind}
        id={id}
        error={error}
        retry={retry}
        listAddress={listAddress}
        listName={texts.listName}
        onBack={closeByClick}
      />
    ),
    loading: <RecordSkeleton what={texts.kind} />,
    actions: <NoteButtons />,
    present: (
      <>
        {beside}
        <PresentPeople kind={kind} id={Number(id)} isWriting={false} />
      </>
    ),
    onStep: (step: 'previous' | 'next') => runCommand(`list.${step}`),
  };
}
