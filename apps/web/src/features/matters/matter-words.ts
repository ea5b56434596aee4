import type { Matter } from '@intake-desk/grow-api/matter';
import type { User } from '@intake-desk/grow-api/user';

/** What a matter is called: its description, else its client, else its number. */
export function matterName(matter: Pick<Matter, 'id' | 'description' | 'client'>): string {
  return matter.description || matter.client?.full_name || `Matter ${matter.id}`;
}

/** The three fixed categories in words; one that Clio has made up since is shown as it came. */
export function categoryInWords(category: string | null | undefined): string {
  if (!category) return '';
  return { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' }[category] ?? category;
}

/** Names of the people a matter is assigned to; an id without a name stays an id. */
export function assigneesInWords(
  ids: readonly number[] | null | undefined,
  staff: readonly User[] | undefined,
): string {
  return (ids ?? [])
    .map((id) => {
      const person = staff?.find((user) => user.id === id);
      return person ? [person.first_name, person.last_name].filter(Boolean).join(' ') || person.email : `user ${id}`;
    })
    .join(', ');
}
