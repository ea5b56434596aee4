import { ExternalLink } from 'lucide-react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';

interface OpenInClioProps {
  /** Undefined if the address is not configured: there is no button then. */
  href: string | undefined;
  label?: string;
  variant?: 'quiet' | 'primary';
}

/** Link to the record's own page in Clio, in a new tab. */
export function OpenInClio({ href, label = recordsTexts.openInClio, variant = 'quiet' }: OpenInClioProps) {
  const keys = useCommandKeys('record.open-in-clio');
  if (href === undefined) return null;
  return (
    <a
      className={buttonClass({ variant })}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-keyshortcuts={keys?.spoken}
      data-on-screen-only
      data-next-step={variant === 'primary' || undefined}
    >
      <span>{label}</span>
      <span className="visually-hidden">{`, ${recordsTexts.opensNewTab}`}</span>
      {variant === 'primary' && <ExternalLink aria-hidden />}
      {keys && <Kbd>{keys.shown}</Kbd>}
    </a>
  );
}
