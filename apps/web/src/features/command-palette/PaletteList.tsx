import { Briefcase, ChevronRight, Inbox, Terminal, User, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { HighlightedText } from '#src/ui/primitives/HighlightedText.tsx';
import { paletteTexts } from '#src/texts/shell/palette.ts';
import { GROUPS, type PaletteEntry } from './palette-entry.ts';
import styles from './PaletteList.module.css';

interface PaletteListProps {
  id: string;
  entries: readonly PaletteEntry[];
  active: number;
  onPoint: (index: number) => void;
  onOpen: (entry: PaletteEntry) => void;
}

const KIND_ICONS: Record<string, LucideIcon> = { lead: Inbox, contact: User, matter: Briefcase };

/** Renders the entries by group. Focus stays in the input above. */
export function PaletteList({ id, entries, active, onPoint, onOpen }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries.length]);
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div
      ref={list}
      className={styles.list}
      id={id}
      role="listbox"
      aria-label={paletteTexts.results}
      // Prevents a mouse press from moving focus out of the input.
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map((group, at) => (
        <div key={group} role="group" aria-labelledby={`palette-group-${at}`}>
          <div className={styles.group} id={`palette-group-${at}`} role="presentation">
            {group}
          </div>
          {entries.map((entry, index) => {
            if (entry.group !== group) return null;
            const Icon = iconOf(entry);
            return (
              <div
                key={entry.key}
                className={styles.option}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === active}
                onPointerMove={() => {
                  if (index !== active) onPoint(index);
                }}
                onClick={() => onOpen(entry)}
              >
                <Icon aria-hidden />
                <span className={styles.title} translate={'kind' in entry.target ? 'no' : undefined}>
                  <HighlightedText {...entry.title} />
                </span>
                <span className={styles.about}>{entry.about}</span>
                {entry.found && (
                  <span className={styles.found} translate="no">
                    <HighlightedText {...entry.found} />
                  </span>
                )}
                {entry.caps.length > 0 && (
                  <span className={styles.caps}>
                    {entry.caps.map((cap, place) => (
                      <Kbd key={place}>{cap}</Kbd>
                    ))}
                  </span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function iconOf({ target, group }: PaletteEntry): LucideIcon {
  if ('kind' in target) return KIND_ICONS[target.kind] ?? ChevronRight;
  return 'command' in target && group !== GROUPS.places ? Terminal : ChevronRight;
}
