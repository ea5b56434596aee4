import { useEffect, useState } from 'react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { copyText } from '#src/platform/browser/clipboard.ts';
import { useCommands, useMenuCommands } from '#src/platform/commands/commands.ts';

/** How long an outcome is shown, in milliseconds. */
const STATUS_MS = 5000;
/** Number of digit keys. */
const MAX_SHORTCUTS = 9;

interface CopyOption {
  value: string;
  shown: string;
  href: string | undefined;
}

/** The state of copying contact details from a record. */
export interface CopyCommands {
  /** The outcome, shown and announced; empty if there is none. */
  status: string;
  /** The choice between several values; null unless it is open. */
  choice: { title: string; options: { key: string; label: string; choose: () => void }[]; close: () => void } | null;
  /** For `ui/record/Reach`. */
  reach: {
    phone: CopyOption | undefined;
    email: CopyOption | undefined;
    /** How many further phone numbers there are, formatted; empty if none. */
    others: string;
    onCopyPhone: () => void;
    onCopyEmail: () => void;
  };
}

/**
 * Registers the shortcuts that copy contact details. A single value is copied immediately; of several, the next digit
 * selects one.
 * @param shown.id the record
 * @param shown.opening shown as it opens: the outcome of the last action
 */
export function useCopyCommands(
  phones: readonly CopyOption[],
  emails: readonly CopyOption[],
  { id, opening = '' }: { id: string; opening?: string },
): CopyCommands {
  const [outcome, setOutcome] = useState({ id, words: opening });
  // Ignores the outcome of the record that was shown before.
  const status = outcome.id === id ? outcome.words : opening;
  const setStatus = (words: string) => setOutcome({ id, words });
  const [open, setOpen] = useState<'phone' | 'email' | null>(null);
  useEffect(() => {
    if (status === '') return;
    const timer = setTimeout(() => setOutcome({ id, words: '' }), STATUS_MS);
    return () => clearTimeout(timer);
  }, [id, status]);
  const options = (open === 'email' ? emails : phones).slice(0, MAX_SHORTCUTS);
  const what = open === 'email' ? recordsTexts.emailAddress : recordsTexts.phoneNumber;
  const copy = async (name: string, value: string) => {
    setOpen(null);
    setStatus((await copyText(value)) ? recordsTexts.copied(name, value) : recordsTexts.copyRefused(name));
  };
  const requestCopy = (kind: 'phone' | 'email', given: readonly CopyOption[], name: string) => {
    const [first] = given;
    if (first === undefined) setStatus(recordsTexts.nothingToCopy(name));
    else if (given.length === 1) void copy(name, first.value);
    else setOpen(open === kind ? null : kind);
  };
  const onCopyPhone = () => requestCopy('phone', phones, recordsTexts.phoneNumber);
  const onCopyEmail = () => requestCopy('email', emails, recordsTexts.emailAddress);
  useCommands({ 'lead.copy-phone': onCopyPhone, 'lead.copy-email': onCopyEmail });
  // Digits work only while the choice is open. They are registered after the record's commands and so take precedence.
  useMenuCommands(
    open === null
      ? []
      : [
          ...options.map((option, index) => ({
            id: `copy.${index + 1}`,
            title: option.shown,
            group: 'Record',
            shortcut: String(index + 1),
            run: () => void copy(what, option.value),
          })),
          {
            id: 'copy.close',
            title: recordsTexts.neverMind,
            group: 'Record',
            shortcut: 'Escape',
            run: () => setOpen(null),
          },
        ],
  );
  return {
    status,
    reach: {
      phone: phones[0],
      email: emails[0],
      others: phones.length > 1 ? formatNumber(phones.length - 1) : '',
      onCopyPhone,
      onCopyEmail,
    },
    choice:
      open === null
        ? null
        : {
            title: recordsTexts.copyWhich(what),
            options: options.map((option, index) => ({
              key: String(index + 1),
              label: option.shown,
              choose: () => void copy(what, option.value),
            })),
            close: () => setOpen(null),
          },
  };
}
