import { CopyButton } from './CopyButton.tsx';

interface Way {
  /** As given: what is copied. */
  value: string;
  /** For the eye. */
  shown: string;
  href: string;
}

/** Phone numbers or e-mail addresses: a link to use each, a button to copy it. */
export function ContactWays({
  kind,
  ways,
  copy,
}: {
  kind: string;
  ways: readonly Way[];
  copy: (text: string) => Promise<boolean>;
}) {
  return (
    <ul>
      {ways.map(({ value, shown, href }) => (
        <li key={value}>
          <a href={href}>{shown}</a>
          <CopyButton what={`${kind} ${value}`} onCopy={() => copy(value)} />
        </li>
      ))}
    </ul>
  );
}
