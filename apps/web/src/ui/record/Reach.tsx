import { Copy, Mail, Phone } from 'lucide-react';
import { recordsTexts } from '#src/texts/records/records.ts';
import { Button, buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import styles from './Reach.module.css';

const { reach: texts } = recordsTexts;

/** A phone number or an email address. */
export interface ContactWay {
  /** The original value, which is copied. */
  value: string;
  /** The formatted value. */
  shown: string;
  /** Undefined if the value can only be read and copied. */
  href: string | undefined;
}

export interface ReachProps {
  phone: ContactWay | undefined;
  email: ContactWay | undefined;
  /** How many further phone numbers there are, formatted; empty if none. */
  others: string;
  onCopyPhone: () => void;
  onCopyEmail: () => void;
}

/** How to reach the person: the first phone number large, with *Call* and *Copy*, then the email address. */
export function Reach({ phone, email, others, onCopyPhone, onCopyEmail }: ReachProps) {
  const keys = useCommandKeys('lead.copy-email');
  if (phone === undefined && email === undefined) {
    return (
      <div className={styles.reach}>
        <span className={styles.nothing}>{texts.none}</span>
      </div>
    );
  }
  return (
    <div className={styles.reach}>
      {phone !== undefined && (
        <>
          <span className={styles.phone}>
            <Way way={phone} />
            {others !== '' && <small>{texts.more(others)}</small>}
          </span>
          {phone.href !== undefined && (
            <a className={`${buttonClass({})} ${styles.call}`} href={phone.href} data-on-screen-only>
              <Phone aria-hidden />
              <span>{texts.call}</span>
            </a>
          )}
          <Button onClick={onCopyPhone} command="lead.copy-phone" className={styles.copy}>
            <Copy aria-hidden />
            <span>{texts.copy}</span>
          </Button>
        </>
      )}
      {email !== undefined && (
        <span className={styles.mail} data-alone={phone === undefined || undefined}>
          <Way way={email} />
          <button
            type="button"
            className={styles.copyMail}
            aria-label={texts.copyEmail}
            aria-keyshortcuts={keys?.spoken}
            title={keys === null ? texts.copyEmail : `${texts.copyEmail} (${keys.shown})`}
            onClick={onCopyEmail}
          >
            <Copy aria-hidden />
          </button>
          {email.href !== undefined && (
            <a className={`${buttonClass({})} ${styles.write}`} href={email.href} data-on-screen-only>
              <Mail aria-hidden />
              <span>{texts.write}</span>
            </a>
          )}
        </span>
      )}
    </div>
  );
}

function Way({ way: { shown, href } }: { way: ContactWay }) {
  return href === undefined ? (
    <span translate="no" title={shown}>
      {shown}
    </span>
  ) : (
    <a href={href} translate="no" title={shown}>
      {shown}
    </a>
  );
}
