/** What is known of a command without its screen. */
interface CommandFacts {
  id: string;
  title: string;
  group: string;
  shortcut: string;
}

/**
 * Every command that has a key, for the settings: a key can be changed on a page where its command is not offered. A test compares
 * it with the commands themselves.
 */
export const KNOWN_COMMANDS: readonly CommandFacts[] = [
  { id: 'palette.open', title: 'Find a record or a command', group: 'Desk', shortcut: '$mod+K' },
  { id: 'help.keys', title: 'Show all keys', group: 'Desk', shortcut: '[Shift]+?' },
  { id: 'rail.toggle', title: 'Fold or unfold the rail', group: 'Desk', shortcut: '[' },
  { id: 'go.inbox', title: 'Go to the inbox', group: 'Go', shortcut: 'g i' },
  { id: 'go.mine', title: 'Go to the leads that you hold', group: 'Go', shortcut: 'g o' },
  { id: 'go.snoozed', title: 'Go to what is put off', group: 'Go', shortcut: 'g z' },
  { id: 'go.decided', title: 'Go to what is decided', group: 'Go', shortcut: 'g d' },
  { id: 'go.ignored', title: 'Go to ignored leads', group: 'Go', shortcut: 'g x' },
  { id: 'go.matters', title: 'Go to matters', group: 'Go', shortcut: 'g m' },
  { id: 'go.contacts', title: 'Go to contacts', group: 'Go', shortcut: 'g c' },
  { id: 'go.settings', title: 'Go to settings', group: 'Go', shortcut: 'g s' },
  { id: 'lead.new', title: 'New lead', group: 'Go', shortcut: 'l' },
  { id: 'triage.claim', title: 'Take the lead, or release it', group: 'Triage', shortcut: 'c' },
  { id: 'triage.pursue', title: 'Decide: pursue', group: 'Triage', shortcut: '1' },
  { id: 'triage.need-info', title: 'Decide: need information', group: 'Triage', shortcut: '2' },
  { id: 'triage.decline', title: 'Decide: decline, then a reason', group: 'Triage', shortcut: '3' },
  { id: 'triage.snooze', title: 'Put off, then until when', group: 'Triage', shortcut: 'h' },
  { id: 'triage.priority', title: 'Give high priority, or take it away', group: 'Triage', shortcut: 'p' },
  { id: 'triage.hand-over', title: 'Hand to a colleague', group: 'Triage', shortcut: 'a' },
  { id: 'triage.undo', title: 'Take back the last change', group: 'Triage', shortcut: 'z' },
  { id: 'triage.tray', title: 'Show your last changes', group: 'Triage', shortcut: 'Shift+Z' },
  { id: 'triage.mentions', title: 'Show where you are named', group: 'Triage', shortcut: 'Shift+M' },
  { id: 'list.next', title: 'Next row', group: 'List', shortcut: 'j' },
  { id: 'list.previous', title: 'Previous row', group: 'List', shortcut: 'k' },
  { id: 'list.refresh', title: 'Ask Clio again', group: 'List', shortcut: 'r' },
  { id: 'list.search', title: 'Search this list', group: 'List', shortcut: '/' },
  { id: 'list.close', title: 'Close the record', group: 'List', shortcut: 'Escape' },
  { id: 'list.print', title: 'Print the whole list', group: 'List', shortcut: '$mod+P' },
  { id: 'notes.add', title: 'Add a note', group: 'Record', shortcut: 'n' },
  { id: 'notes.template', title: 'Start a note from a template', group: 'Record', shortcut: 't' },
  { id: 'notes.undo', title: 'Take the last note back', group: 'Record', shortcut: '$mod+Z' },
  { id: 'notes.send-now', title: 'Send the note now', group: 'Record', shortcut: '$mod+Shift+Enter' },
  { id: 'notes.refresh', title: 'Ask Clio for its notes again', group: 'Record', shortcut: 'Shift+N' },
  { id: 'record.open-in-clio', title: 'Open in Clio Grow', group: 'Record', shortcut: 'o' },
  { id: 'lead.copy-phone', title: 'Copy the phone number', group: 'Record', shortcut: 'y' },
  { id: 'lead.copy-email', title: 'Copy the e-mail address', group: 'Record', shortcut: 'Shift+Y' },
];
