interface KnownCommand {
  id: string;
  title: string;
  group: string;
  /** The usual one, in tinykeys notation. */
  shortcut: string;
}

/**
 * Every command that has a key, for the settings: a key can be changed on a page where its command is not offered. A test compares
 * it with the commands themselves.
 */
export const KNOWN_COMMANDS: readonly KnownCommand[] = [
  { id: 'palette.open', title: 'Find a record or a command', group: 'Desk', shortcut: '$mod+K' },
  { id: 'help.keys', title: 'Show all keys', group: 'Desk', shortcut: '[Shift]+?' },
  { id: 'rail.toggle', title: 'Fold or unfold the rail', group: 'Desk', shortcut: '[' },
  { id: 'go.inbox', title: 'Go to the inbox', group: 'Go', shortcut: 'g i' },
  { id: 'go.ignored', title: 'Go to ignored leads', group: 'Go', shortcut: 'g x' },
  { id: 'go.matters', title: 'Go to matters', group: 'Go', shortcut: 'g m' },
  { id: 'go.contacts', title: 'Go to contacts', group: 'Go', shortcut: 'g c' },
  { id: 'go.settings', title: 'Go to settings', group: 'Go', shortcut: 'g s' },
  { id: 'list.next', title: 'Next row', group: 'List', shortcut: 'j' },
  { id: 'list.previous', title: 'Previous row', group: 'List', shortcut: 'k' },
  { id: 'list.refresh', title: 'Ask Clio again', group: 'List', shortcut: 'r' },
  { id: 'list.search', title: 'Search this list', group: 'List', shortcut: '/' },
  { id: 'list.close', title: 'Close the record', group: 'List', shortcut: 'Escape' },
  { id: 'notes.add', title: 'Add a note', group: 'Record', shortcut: 'n' },
  { id: 'notes.refresh', title: 'Ask Clio for its notes again', group: 'Record', shortcut: 'Shift+N' },
  { id: 'lead.copy-phone', title: 'Copy the phone number', group: 'Lead', shortcut: 'y' },
  { id: 'lead.copy-email', title: 'Copy the e-mail address', group: 'Lead', shortcut: 'Shift+Y' },
];
