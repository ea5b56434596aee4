import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';
import { mattersTexts } from '#src/texts/records/matters.ts';

/** Returns the name to show for a matter: its description, else its client, else a label with its id. */
export function matterName(matter: Pick<Matter, 'id' | 'description' | 'client'>): string {
  return matter.description || matter.client?.full_name || mattersTexts.one(String(matter.id));
}

/** Returns the label of a category; one that Clio adds later is shown as received. */
export function formatCategory(category: string | null | undefined): string {
  if (!category) return '';
  return mattersTexts.categories[category] ?? category;
}

/** Returns the people a matter is assigned to; an unknown id is shown as an id. */
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

/** Formats the assignees' names as one line. */
export function formatAssignees(ids: readonly number[] | null | undefined, staff: readonly User[] | undefined): string {
  return assigneeNames(ids, staff)
    .map(({ name }) => name)
    .join(', ');
}
