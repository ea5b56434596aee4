import { commandTexts } from '#src/texts/shell/commands.ts';
import { registeredCommands, type Command } from './commands.ts';

const { titles, groups } = commandTexts;

/** A command's properties that are known without its screen. */
interface CatalogEntry {
  id: string;
  title: string;
  group: string;
  shortcut: string;
}

/**
 * Every command with a shortcut, for the settings, where most commands are not registered. A test compares it with the
 * registrations.
 */
export const COMMAND_CATALOG: readonly CatalogEntry[] = [
  { id: 'palette.open', title: titles['palette.open'], group: groups.desk, shortcut: '$mod+K' },
  { id: 'help.keys', title: titles['help.keys'], group: groups.desk, shortcut: '[Shift]+?' },
  { id: 'rail.toggle', title: titles['rail.toggle'], group: groups.desk, shortcut: '[' },
  { id: 'go.inbox', title: titles['go.inbox'], group: groups.go, shortcut: 'g i' },
  { id: 'go.mine', title: titles['go.mine'], group: groups.go, shortcut: 'g o' },
  { id: 'go.snoozed', title: titles['go.snoozed'], group: groups.go, shortcut: 'g z' },
  { id: 'go.decided', title: titles['go.decided'], group: groups.go, shortcut: 'g d' },
  { id: 'go.ignored', title: titles['go.ignored'], group: groups.go, shortcut: 'g x' },
  { id: 'go.matters', title: titles['go.matters'], group: groups.go, shortcut: 'g m' },
  { id: 'go.contacts', title: titles['go.contacts'], group: groups.go, shortcut: 'g c' },
  { id: 'go.settings', title: titles['go.settings'], group: groups.go, shortcut: 'g s' },
  { id: 'lead.new', title: titles['lead.new'], group: groups.go, shortcut: 'l' },
  { id: 'triage.claim', title: titles['triage.claim'], group: groups.triage, shortcut: 'c' },
  { id: 'triage.pursue', title: titles['triage.pursue'], group: groups.triage, shortcut: '1' },
  { id: 'triage.need-info', title: titles['triage.need-info'], group: groups.triage, shortcut: '2' },
  { id: 'triage.decline', title: titles['triage.decline'], group: groups.triage, shortcut: '3' },
  { id: 'triage.snooze', title: titles['triage.snooze'], group: groups.triage, shortcut: 'h' },
  { id: 'triage.priority', title: titles['triage.priority'], group: groups.triage, shortcut: 'p' },
  { id: 'triage.hand-over', title: titles['triage.hand-over'], group: groups.triage, shortcut: 'a' },
  { id: 'triage.undo', title: titles['triage.undo'], group: groups.triage, shortcut: 'z' },
  { id: 'triage.tray', title: titles['triage.tray'], group: groups.triage, shortcut: 'Shift+Z' },
  { id: 'triage.mentions', title: titles['triage.mentions'], group: groups.triage, shortcut: 'Shift+M' },
  { id: 'list.pick', title: titles['list.pick'], group: groups.list, shortcut: 'x' },
  { id: 'list.pick-next', title: titles['list.pick-next'], group: groups.list, shortcut: 'Shift+J' },
  { id: 'list.pick-previous', title: titles['list.pick-previous'], group: groups.list, shortcut: 'Shift+K' },
  { id: 'list.next', title: titles['list.next'], group: groups.list, shortcut: 'j' },
  { id: 'list.previous', title: titles['list.previous'], group: groups.list, shortcut: 'k' },
  { id: 'list.refresh', title: titles['list.refresh'], group: groups.list, shortcut: 'r' },
  { id: 'list.search', title: titles['list.search'], group: groups.list, shortcut: '/' },
  { id: 'list.sort', title: titles['list.sort'], group: groups.list, shortcut: 's' },
  { id: 'list.filter', title: titles['list.filter'], group: groups.list, shortcut: 'f' },
  { id: 'list.clear', title: titles['list.clear'], group: groups.list, shortcut: 'Shift+C' },
  { id: 'list.close', title: titles['list.close'], group: groups.list, shortcut: 'Escape' },
  { id: 'list.print', title: titles['list.print'], group: groups.list, shortcut: '$mod+P' },
  { id: 'notes.add', title: titles['notes.add'], group: groups.record, shortcut: 'n' },
  { id: 'notes.template', title: titles['notes.template'], group: groups.record, shortcut: 't' },
  { id: 'notes.undo', title: titles['notes.undo'], group: groups.record, shortcut: '$mod+Z' },
  { id: 'notes.send-now', title: titles['notes.send-now'], group: groups.record, shortcut: '$mod+Shift+Enter' },
  { id: 'notes.refresh', title: titles['notes.refresh'], group: groups.record, shortcut: 'Shift+N' },
  { id: 'record.open-in-clio', title: titles['record.open-in-clio'], group: groups.record, shortcut: 'o' },
  { id: 'lead.unread', title: titles['lead.unread'], group: groups.record, shortcut: 'u' },
  { id: 'lead.copy-phone', title: titles['lead.copy-phone'], group: groups.record, shortcut: 'y' },
  { id: 'lead.copy-email', title: titles['lead.copy-email'], group: groups.record, shortcut: 'Shift+Y' },
];

/** Returns every known command with a shortcut, registered on this screen or not. Shortcuts are the defaults. */
export function catalogCommands(): readonly Pick<Command, 'id' | 'title' | 'group' | 'shortcut'>[] {
  const known = new Set(COMMAND_CATALOG.map(({ id }) => id));
  return [
    ...COMMAND_CATALOG,
    ...registeredCommands().filter(({ id, shortcut, isTransient }) => shortcut && !isTransient && !known.has(id)),
  ];
}
