import { CopyButton } from '#src/ui/primitives/CopyButton.tsx';
import { Fields } from './Fields.tsx';
import styles from './Fields.module.css';

interface FieldValue {
  text: string;
  href?: string | undefined;
  /** True if line breaks are preserved. */
  isMultiline?: boolean | undefined;
  about?: string | undefined;
}

interface RecordFieldsProps {
  /** Fields that are not known in advance. */
  fields: readonly { key: string; label: string; value: FieldValue; absent?: string | undefined }[];
  copy: (text: string) => Promise<boolean>;
}

/** Custom fields of the firm and undocumented fields of Clio, listed like all other fields. */
export function RecordFields({ fields, copy }: RecordFieldsProps) {
  const rows = fields.map(({ value, ...field }) => ({ ...field, value: value.text !== '' && inFull(value, copy) }));
  return <Fields rows={rows} />;
}

/** Renders the value of such a field: text, lines or a link. */
function inFull({ text, href, isMultiline, about }: FieldValue, copy: RecordFieldsProps['copy']) {
  const leadsOut = href?.startsWith('http');
  return (
    <>
      {href === undefined ? (
        <span className={isMultiline ? styles.multiline : undefined} translate="no">
          {text}
        </span>
      ) : (
        <a href={href} translate="no" {...(leadsOut ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
          {text}
        </a>
      )}
      {href?.startsWith('mailto:') && <CopyButton what={text} onCopy={() => copy(text)} />}
      {about !== undefined && <small>{about}</small>}
    </>
  );
}
