import { uiTexts } from '#src/texts/ui.ts';
import type { ContactWay } from './Reach.tsx';
import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';

/** Phone numbers or email addresses: a link to use each, and a button to copy it. */
export function ContactLinks({
  kind,
  ways,
  copy,
}: {
  kind: string;
  ways: readonly ContactWay[];
  copy: (text: string) => Promise<boolean>;
}) {
  return (
    <ul role="list">
      {ways.map(({ value, shown, href }) => (
        <li key={value}>
          {href === undefined ? (
            <span translate="no">{shown}</span>
          ) : (
            <a translate="no" href={href}>
              {shown}
            </a>
          )}
          <CopyButton what={uiTexts.copyWay(kind, value)} onCopy={() => copy(value)} />
        </li>
      ))}
    </ul>
  );
}
