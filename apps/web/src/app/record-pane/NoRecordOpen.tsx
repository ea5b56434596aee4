import { lazyAfterFirstScreen } from '#src/app/loading/lazy-part.tsx';
import { useHasSeenGettingStarted } from '#src/platform/preferences/getting-started.ts';
import { useShortcut } from '#src/platform/commands/commands.ts';
import { capsOf } from '#src/platform/commands/shortcut.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { shellTexts } from '#src/texts/shell/shell.ts';
import styles from './NoRecordOpen.module.css';

const GettingStartedCard = lazyAfterFirstScreen(
  async () => (await import('#src/features/getting-started/GettingStarted.tsx')).GettingStartedCard,
);

/** Beside the inbox while no lead is open: on first use, how to start. */
export function NoLeadOpen() {
  if (useHasSeenGettingStarted()) return <NoRecordOpen what="lead" />;
  return <GettingStartedCard />;
}

/** Placeholder beside a list while no record is open. */
export function NoRecordOpen({ what }: { what: string }) {
  const words = shellTexts.nothingOpen;
  const next = useShortcut('list.next');
  const previous = useShortcut('list.previous');
  const help = useShortcut('help.keys');
  return (
    <div className={styles.nothing}>
      <p>{words.choose(what)}</p>
      <p>
        <Keys shortcut={next ?? 'ArrowDown'} /> <Keys shortcut={previous ?? 'ArrowUp'} /> <span>{words.move}</span>{' '}
        <Kbd always>Enter</Kbd> <span>{words.opens}</span>
        {help && (
          <>
            <span>, </span>
            <Keys shortcut={help} /> <span>{words.allKeys}</span>
          </>
        )}
      </p>
    </div>
  );
}

function Keys({ shortcut }: { shortcut: string }) {
  return capsOf(shortcut).map((cap) => (
    <Kbd key={cap} always>
      {cap}
    </Kbd>
  ));
}
