import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import { mattersTexts } from '#src/texts/records/matters.ts';

/** What a matter is called: its description, else its client, else its number. */
export function matterName(matter: Pick<Matter, 'id' | 'description' | 'client'>): string {
  return matter.description || matter.client?.full_name || mattersTexts.one(String(matter.id));
}

/** The three fixed categories in words; one that Clio has made up since is shown as it came. */
export function formatCategory(category: string | null | undefined): string {
  if (!category) return '';
  return mattersTexts.categories[category] ?? category;
}

/** The people a matter is assigned to; an id without a name stays an id. */
export function assigneeNames(
  ids: readonly number[] | null | undefined,
  staff: readonly User[] | undefined,
): { id: number; name: string }[] {
  return (ids ?? []).map((id) => {
    const person = staff?.find((user) => user.id === id);
    const name = person && ([person.first_name, person.last_name].filter(Boolean).join(' ') || person.email);
    return { id, name: name ?? mattersTexts.user(String(id)) };
  });
}

/** Their names on one line. */
export function formatAssignees(ids: readonly number[] | null | undefined, staff: readonly User[] | undefined): string {
  return assigneeNames(ids, staff)
    .map(({ name }) => name)
    .join(', ');
}
