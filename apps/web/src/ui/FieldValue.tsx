import type { ReactNode } from 'react';
import styles from './FieldValue.module.css';

interface FieldValueProps {
  words: string;
  href?: string | undefined;
  /** Lines as they were typed. */
  isText?: boolean | undefined;
  about?: string | undefined;
  /** Beside it: a button to copy. */
  tool?: ReactNode;
}

/** One value that nobody knew beforehand: text, lines, or something that leads somewhere. */
export function FieldValue({ words, href, isText, about, tool }: FieldValueProps) {
  const leadsOut = href?.startsWith('http');
  return (
    <>
      {href === undefined ? (
        <span className={isText ? styles.text : undefined}>{words}</span>
      ) : (
        <a href={href} {...(leadsOut ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
          {words}
        </a>
      )}
      {tool}
      {about !== undefined && <small>{about}</small>}
    </>
  );
}
