import type { Colleague } from '@intake-desk/desk-api/triage';

interface TeamNoteTextProps {
  text: string;
  colleagues: readonly Colleague[];
  /** Id of the person who looks. */
  me: string;
}

/** A note as it was written, with the names of colleagues standing out. */
export function TeamNoteText({ text, colleagues, me }: TeamNoteTextProps) {
  const byLength = colleagues.toSorted((one, other) => other.name.length - one.name.length);
  const parts = text.split(/(?=@)/u).map((part) => ({
    part,
    named: byLength.find(({ name }) => part.startsWith(`@${name}`)),
  }));
  return (
    <p>
      {parts.map(({ part, named }, at) =>
        named === undefined ? (
          part
        ) : (
          <span key={at}>
            <mark data-me={named.id === me}>@{named.name}</mark>
            {part.slice(named.name.length + 1)}
          </span>
        ),
      )}
    </p>
  );
}
