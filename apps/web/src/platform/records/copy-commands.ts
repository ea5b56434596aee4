import { useEffect, useState } from 'react';
import { commandTexts } from '#src/texts/shell/commands.ts';
import { recordsTexts } from '#src/texts/records/records.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { useCommands } from '#src/platform/commands/commands.ts';

/** How long the outcome of a key stays on the screen. */
const STATUS_MS = 5000;
/** Digits on a keyboard. */
const MAX_SHORTCUTS = 9;

interface CopyOption {
  value: string;
  shown: string;
}

/** What a record can be asked to copy, and what became of it. */
export interface CopyCommands {
  /** The outcome, for eyes and ears; empty when there is none. */
  status: string;
  /** Which of several: open until one is chosen. */
  choice: { title: string; options: { key: string; label: string; choose: () => void }[]; close: () => void } | null;
}

/** The keys that copy how somebody is reached: the only number at once, of several the one whose digit is pressed next. */
export function useCopyCommands(phones: readonly CopyOption[], emails: readonly CopyOption[]): CopyCommands {
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState<'phone' | 'email' | null>(null);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), STATUS_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const ways = (open === 'email' ? emails : phones).slice(0, MAX_SHORTCUTS);
  const what = open === 'email' ? recordsTexts.emailAddress : recordsTexts.phoneNumber;
  const copy = async (name: string, value: string) => {
    setOpen(null);
    setSaid((await copyText(value)) ? recordsTexts.copied(name, value) : recordsTexts.copyRefused(name));
  };
  const ask = (kind: 'phone' | 'email', given: readonly CopyOption[], name: string) => {
    const [first] = given;
    if (first === undefined) setSaid(recordsTexts.nothingToCopy(name));
    else if (given.length === 1) void copy(name, first.value);
    else setOpen(open === kind ? null : kind);
  };
  useCommands([
    {
      id: 'lead.copy-phone',
      title: commandTexts.titles['lead.copy-phone'],
      group: commandTexts.groups.record,
      shortcut: 'y',
      run: () => ask('phone', phones, recordsTexts.phoneNumber),
    },
    {
      id: 'lead.copy-email',
      title: commandTexts.titles['lead.copy-email'],
      group: commandTexts.groups.record,
      shortcut: 'Shift+Y',
      run: () => ask('email', emails, recordsTexts.emailAddress),
    },
  ]);
  // Digits mean something only while it is asked which; they come after the commands of the record, so that they win.
  useCommands(
    open === null
      ? []
      : [
          ...ways.map((way, index) => ({
            id: `copy.${index + 1}`,
            title: way.shown,
            group: 'Record',
            shortcut: String(index + 1),
            isTransient: true,
            run: () => void copy(what, way.value),
          })),
          {
            id: 'copy.close',
            title: recordsTexts.neverMind,
            group: 'Record',
            shortcut: 'Escape',
            isTransient: true,
            run: () => setOpen(null),
          },
        ],
  );
  return {
    status: said,
    choice:
      open === null
        ? null
        : {
            title: recordsTexts.copyWhich(what),
            options: ways.map((way, index) => ({
              key: String(index + 1),
              label: way.shown,
              choose: () => void copy(what, way.value),
            })),
            close: () => setOpen(null),
          },
  };
}
