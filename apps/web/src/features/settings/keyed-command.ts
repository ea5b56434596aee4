/** A command as the settings show it. */
export interface KeyedCommand {
  id: string;
  title: string;
  /** What a person has chosen, or the usual one; undefined: no key. */
  chosen: string | undefined;
  isChanged: boolean;
}
