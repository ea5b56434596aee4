import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';
import { Field, Fields } from './Fields.tsx';
import type { ReactNode } from 'react';
import styles from './RecordFields.module.css';

/** A field of which nobody knew beforehand that it would be there. */
interface LooseField {
  key: string;
  label: string;
  value: { words: string; href?: string | undefined; isText?: boolean | undefined; about?: string | undefined };
  absent?: string | undefined;
}

interface RecordFieldsProps {
  fields: readonly LooseField[];
  copy: (text: string) => Promise<boolean>;
}

/** Fields of the firm’s own, or new ones of Clio’s, under each other like all others. */
export function RecordFields({ fields, copy }: RecordFieldsProps) {
  return (
    <Fields>
      {fields.map(({ key, label, value, absent }) => (
        <Field key={key} label={label} {...(absent === undefined ? {} : { absent })}>
          {value.words !== '' && (
            <FieldValue
              {...value}
              tool={
                value.href?.startsWith('mailto:') && <CopyButton what={value.words} onCopy={() => copy(value.words)} />
              }
            />
          )}
        </Field>
      ))}
    </Fields>
  );
}

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
function FieldValue({ words, href, isText, about, tool }: FieldValueProps) {
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
