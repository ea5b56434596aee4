import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommandPalette } from '#src/features/command-palette/CommandPalette.tsx';
import { useCommands } from '#src/platform/commands/commands.ts';
import { clearRecentRecords } from '#src/platform/navigation/recent-records.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';
import styles from './PaletteHost.module.css';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { captureTypeAhead, type TypeAhead } from '#src/platform/commands/type-ahead.ts';
import { FOR_NOTE, FROM_RECORD } from '#src/app/routing/navigation-state.ts';

type Palette = typeof CommandPalette;

/** Opens the command palette from any screen. Its code is loaded on demand; keys typed meanwhile are buffered. */
export function PaletteHost() {
  const navigate = useNavigate();
  const searches = useSignedIn().mirror === true;
  const [open, setOpen] = useState<{ Palette: Palette; typing: TypeAhead; id: number } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const coming = useRef<TypeAhead>(undefined);
  const opened = useRef(0);
  useEffect(
    () => () => {
      coming.current?.take();
      clearRecentRecords();
    },
    [],
  );

  const openPalette = () => {
    if (coming.current !== undefined) return;
    const typing = captureTypeAhead(() => (coming.current = undefined));
    coming.current = typing;
    setHasFailed(false);
    import('#src/features/command-palette/CommandPalette.tsx')
      .then(({ CommandPalette: Palette }) => {
        if (coming.current === typing) setOpen({ Palette, typing, id: (opened.current += 1) });
      })
      .catch(() => {
        if (coming.current !== typing) return;
        typing.take();
        coming.current = undefined;
        setHasFailed(true);
      });
  };
  useCommands({ 'palette.open': openPalette });

  if (hasFailed) {
    return (
      <div className={styles.failed} role="alert">
        <p>{shellTexts.partNotLoaded}</p>
        <Button onClick={() => setHasFailed(false)}>{shellTexts.close}</Button>
      </div>
    );
  }
  if (open === null) return null;
  const { Palette, typing, id } = open;
  return (
    <Palette
      // A new key per opening: the browser takes a moment to close the last palette after Escape.
      key={id}
      takeTyped={() => {
        coming.current = undefined;
        const typed = typing.take();
        return { text: typed.replaceAll('\n', ''), isEntered: typed.includes('\n') };
      }}
      searches={searches}
      openPage={(to) => void navigate(to)}
      openRecord={(kind, id, isForNote) =>
        void navigate(recordAddress(kind, id), { state: isForNote ? FOR_NOTE : FROM_RECORD })
      }
      onClose={() => setOpen((now) => (now?.id === id ? null : now))}
    />
  );
}

function recordAddress(kind: RecordKind, id: string): string {
  return `/${kind}s/${id}`;
}
