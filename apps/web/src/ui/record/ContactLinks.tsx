import { uiTexts } from '#src/texts/ui.ts';
import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';

interface Way {
  /** The original value, which is copied. */
  value: string;
  /** The formatted value. */
  shown: string;
  /** Undefined if the value can only be read and copied. */
  href: string | undefined;
  /** Shown beside it. */
  about?: string | undefined;
}

/** Phone numbers or email addresses: a link to use each, and a button to copy it. */
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
          {href === undefined ? (
            <span translate="no">{shown}</span>
          ) : (
            <a translate="no" href={href}>
              {shown}
            </a>
          )}
          <CopyButton what={uiTexts.copyWay(kind, value)} onCopy={() => copy(value)} />
          {about !== undefined && <small>{about}</small>}
        </li>
      ))}
    </ul>
  );
}
