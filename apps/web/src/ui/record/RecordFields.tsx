import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';
import { Field, Fields } from './Fields.tsx';
import type { ReactNode } from 'react';
import styles from './RecordFields.module.css';

/** A field of which nobody knew beforehand that it would be there. */
interface ExtraField {
  key: string;
  label: string;
  value: { text: string; href?: string | undefined; isMultiline?: boolean | undefined; about?: string | undefined };
  absent?: string | undefined;
}

interface RecordFieldsProps {
  fields: readonly ExtraField[];
  copy: (text: string) => Promise<boolean>;
}

/** Fields of the firm’s own, or new ones of Clio’s, under each other like all others. */
export function RecordFields({ fields, copy }: RecordFieldsProps) {
  return (
    <Fields>
      {fields.map(({ key, label, value, absent }) => (
        <Field key={key} label={label} {...(absent === undefined ? {} : { absent })}>
          {value.text !== '' && (
            <FieldValue
              {...value}
              tool={
                value.href?.startsWith('mailto:') && <CopyButton what={value.text} onCopy={() => copy(value.text)} />
              }
            />
          )}
        </Field>
      ))}
    </Fields>
  );
}

interface FieldValueProps {
  text: string;
  href?: string | undefined;
  /** Lines as they were typed. */
  isMultiline?: boolean | undefined;
  about?: string | undefined;
  /** Beside it: a button to copy. */
  tool?: ReactNode;
}

/** One value that nobody knew beforehand: text, lines, or something that leads somewhere. */
function FieldValue({ text, href, isMultiline, about, tool }: FieldValueProps) {
  const leadsOut = href?.startsWith('http');
  return (
    <>
      {href === undefined ? (
        <span className={isMultiline ? styles.text : undefined}>{text}</span>
      ) : (
        <a href={href} {...(leadsOut ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
          {text}
        </a>
      )}
      {tool}
      {about !== undefined && <small>{about}</small>}
    </>
  );
}
