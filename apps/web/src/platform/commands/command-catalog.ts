import type { commandTexts } from '#src/texts/shell/commands.ts';

/** A command that a person can run by a key, with what is known of it before its screen is opened. */
export type CommandId = keyof typeof commandTexts.titles;

interface CatalogEntry {
  group: keyof typeof commandTexts.groups;
  /** The default, in tinykeys notation: `j`, `Shift+?`, `g m`. */
  shortcut: string;
  /** Also runs while a person types: only for shortcuts with Ctrl or ⌘. */
  allowInInputs?: true;
  /** Moves focus to a text field: text typed right after it goes there, even if the field is still loading. */
  opensField?: true;
}

/** Every command with a shortcut of its own: its group and its default shortcut. Titles are in the texts. */
export const COMMAND_CATALOG: Readonly<Record<CommandId, CatalogEntry>> = {
  'palette.open': { group: 'desk', shortcut: '$mod+K', allowInInputs: true },
  'help.keys': { group: 'desk', shortcut: '[Shift]+?' },
  'help.start': { group: 'desk', shortcut: 'g h' },
  'history.undo': { group: 'desk', shortcut: '$mod+Z', allowInInputs: true },
  'history.redo': { group: 'desk', shortcut: '$mod+Shift+Z' },
  'rail.toggle': { group: 'desk', shortcut: '[' },
  'go.inbox': { group: 'go', shortcut: 'g i' },
  'go.mine': { group: 'go', shortcut: 'g o' },
  'go.snoozed': { group: 'go', shortcut: 'g z' },
  'go.decided': { group: 'go', shortcut: 'g d' },
  'go.ignored': { group: 'go', shortcut: 'g x' },
  'go.matters': { group: 'go', shortcut: 'g m' },
  'go.contacts': { group: 'go', shortcut: 'g c' },
  'go.settings': { group: 'go', shortcut: 'g s' },
  'lead.new': { group: 'go', shortcut: 'l', opensField: true },
  'triage.claim': { group: 'triage', shortcut: 'c' },
  'triage.pursue': { group: 'triage', shortcut: '1' },
  'triage.need-info': { group: 'triage', shortcut: '2' },
  'triage.decline': { group: 'triage', shortcut: '3' },
  'triage.snooze': { group: 'triage', shortcut: 'h' },
  'triage.priority': { group: 'triage', shortcut: 'p' },
  'triage.hand-over': { group: 'triage', shortcut: 'a' },
  'triage.undo': { group: 'triage', shortcut: 'z' },
  'triage.tray': { group: 'triage', shortcut: 'Shift+Z' },
  'triage.mentions': { group: 'triage', shortcut: 'Shift+M' },
  'list.pick': { group: 'list', shortcut: 'x' },
  'list.pick-next': { group: 'list', shortcut: 'Shift+J' },
  'list.pick-previous': { group: 'list', shortcut: 'Shift+K' },
  'list.next': { group: 'list', shortcut: 'j' },
  'list.previous': { group: 'list', shortcut: 'k' },
  'list.refresh': { group: 'list', shortcut: 'r' },
  'list.search': { group: 'list', shortcut: '/', opensField: true },
  'list.sort': { group: 'list', shortcut: 's' },
  'list.filter': { group: 'list', shortcut: 'f' },
  'list.clear': { group: 'list', shortcut: 'Shift+C' },
  'list.close': { group: 'list', shortcut: 'Escape' },
  'list.print': { group: 'list', shortcut: '$mod+P', allowInInputs: true },
  'notes.add': { group: 'record', shortcut: 'n', opensField: true },
  'notes.template': { group: 'record', shortcut: 't', opensField: true },
  'notes.send-now': { group: 'record', shortcut: '$mod+Shift+Enter', allowInInputs: true },
  'notes.refresh': { group: 'record', shortcut: 'Shift+N' },
  'record.open-in-clio': { group: 'record', shortcut: 'o' },
  'lead.unread': { group: 'record', shortcut: 'u' },
  'lead.copy-phone': { group: 'record', shortcut: 'y' },
  'lead.copy-email': { group: 'record', shortcut: 'Shift+Y' },
};

/** Returns all ids, in the order of the catalog. */
export function commandIds(): readonly CommandId[] {
  return Object.keys(COMMAND_CATALOG) as CommandId[];
}
