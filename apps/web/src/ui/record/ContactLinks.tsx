import { uiTexts } from '#src/texts/ui.ts';
import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';

interface Way {
  /** As given: what is copied. */
  value: string;
  /** For the eye. */
  shown: string;
  /** Without it, it can only be read and copied. */
  href: string | undefined;
  /** Said beside it. */
  about?: string | undefined;
}

/** Phone numbers or e-mail addresses: a link to use each, a button to copy it. */
export function ContactLinks({
  kind,
  ways,
  copy,
}: {
  kind: string;
  ways: readonly Way[];
  copy: (text: string) => Promise<boolean>;
}) {
  return (
    <ul role="list">
      {ways.map(({ value, shown, href, about }) => (
        <li key={value}>
          {href === undefined ? <span>{shown}</span> : <a href={href}>{shown}</a>}
          <CopyButton what={uiTexts.copyWay(kind, value)} onCopy={() => copy(value)} />
          {about !== undefined && <small>{about}</small>}
        </li>
      ))}
    </ul>
  );
}
