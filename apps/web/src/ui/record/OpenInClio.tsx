import { ExternalLink } from 'lucide-react';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';

interface OpenInClioProps {
  /** Undefined: nobody has said where it is, and there is no button. */
  href: string | undefined;
  words: { label: string; newTab: string };
}

/** Leads to the record's own page in Clio, in a tab of its own. */
export function OpenInClio({ href, words }: OpenInClioProps) {
  const keys = useCommandKeys('record.open-in-clio');
  if (href === undefined) return null;
  return (
    <a
      className={buttonClass({})}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-keyshortcuts={keys?.spoken}
      data-on-screen-only
    >
      <ExternalLink aria-hidden />
      <span data-label>{words.label}</span>
      <span className="visually-hidden">, {words.newTab}</span>
      {keys && <Kbd>{keys.shown}</Kbd>}
    </a>
  );
}
