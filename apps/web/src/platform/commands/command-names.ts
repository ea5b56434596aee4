import { commandTexts } from '#src/texts/shell/commands.ts';
import { COMMAND_CATALOG, commandIds, type CommandId } from './command-catalog.ts';
import type { Command } from './commands.ts';

interface CommandNames {
  /** In the imperative, sentence case: *Add a note*. */
  title: string;
  /** Heading in the shortcut help. */
  group: string;
}

/** Returns the names of a command in the palette, the shortcuts dialog and Settings, which load their texts. */
export function namesOf({ id, names }: Pick<Command, 'id' | 'names'>): CommandNames {
  return names ?? catalogNames(id as CommandId);
}

/** Returns every command with a shortcut, whether or not the screen offers it, with its default shortcut. */
export function knownCommands(): (CommandNames & { id: CommandId; shortcut: string })[] {
  return commandIds().map((id) => ({ id, ...catalogNames(id), shortcut: COMMAND_CATALOG[id].shortcut }));
}

function catalogNames(id: CommandId): CommandNames {
  return { title: commandTexts.titles[id], group: commandTexts.groups[COMMAND_CATALOG[id].group] };
}
