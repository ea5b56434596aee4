import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';
import { Field, Fields } from './Fields.tsx';
import type { ReactNode } from 'react';
import styles from './RecordFields.module.css';

/** A field that is not known in advance. */
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

/** Custom fields of the firm and undocumented fields of Clio, listed like all other fields. */
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
  /** True if line breaks are preserved. */
  isMultiline?: boolean | undefined;
  about?: string | undefined;
  /** Shown beside the value: a copy button. */
  tool?: ReactNode;
}

/** Value of such a field: text, lines or a link. */
function FieldValue({ text, href, isMultiline, about, tool }: FieldValueProps) {
  const leadsOut = href?.startsWith('http');
  return (
    <>
      {href === undefined ? (
        <span className={isMultiline ? styles.text : undefined} translate="no">
          {text}
        </span>
      ) : (
        <a href={href} translate="no" {...(leadsOut ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
          {text}
        </a>
      )}
      {tool}
      {about !== undefined && <small>{about}</small>}
    </>
  );
}
