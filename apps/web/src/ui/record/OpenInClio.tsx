import { ExternalLink } from 'lucide-react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';

interface OpenInClioProps {
  /** Undefined if the address is not configured: there is no button then. */
  href: string | undefined;
  label?: string;
}

/** Link to the record's own page in Clio, in a new tab. */
export function OpenInClio({ href, label = recordsTexts.openInClio }: OpenInClioProps) {
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
      <span data-label>{label}</span>
      <span className="visually-hidden">{`, ${recordsTexts.opensNewTab}`}</span>
      {keys && <Kbd>{keys.shown}</Kbd>}
    </a>
  );
}
