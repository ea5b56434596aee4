import { useId, type InputHTMLAttributes, type Ref, type RefObject } from 'react';
import { FormField, FormGrid } from '#src/ui/form/FormField.tsx';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import type { FirmList } from './firm-lists.ts';
import { PLACEHOLDER_VALUES, sourceIdOf, type FormRefusal, type LeadForm } from './lead-form.ts';

const { fields } = newLeadTexts;

interface LeadFieldsProps {
  form: LeadForm;
  onType: (typed: Partial<LeadForm>) => void;
  lists: { sources: FirmList; matterTypes: FirmList; locations: FirmList };
  /** The field that prevents sending, with its message. */
  wrong: FormRefusal | null;
  firstField: RefObject<HTMLInputElement | null>;
}

/** Fields for the caller and the opposing party, which must be known before any other question. */
export function CallerFields({ firstField, ...typed }: Omit<LeadFieldsProps, 'lists'>) {
  return (
    <FormGrid>
      <TypedField {...typed} name="firstName" narrow ref={firstField} autoCapitalize="words" />
      <TypedField {...typed} name="lastName" narrow autoCapitalize="words" />
      <TypedField {...typed} name="phone" type="tel" />
      <TypedField {...typed} name="otherParty" autoCapitalize="words" placeholder={newLeadTexts.otherSide} />
      <TypedField {...typed} name="email" wide type="text" inputMode="email" autoCapitalize="none" />
    </FormGrid>
  );
}

interface TypedFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, 'form'>, Omit<LeadFieldsProps, 'lists' | 'firstField'> {
  name: 'firstName' | 'lastName' | 'phone' | 'otherParty' | 'email';
  narrow?: boolean;
  wide?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One field of a single line. */
function TypedField({ name, form, onType, wrong, narrow, wide, ...rest }: TypedFieldProps) {
  const isWrong = wrong?.field === name;
  return (
    <FormField label={fields[name]} hint={isWrong && wrong.words} isWrong={isWrong} narrow={narrow} wide={wide}>
      {(ties) => (
        <input
          {...ties}
          {...TYPED}
          {...rest}
          name={name}
          value={form[name]}
          onChange={(event) => onType({ [name]: event.target.value })}
        />
      )}
    </FormField>
  );
}

/** Fields for the source of the call and its subject. */
export function CallFields({ form, onType, lists }: Omit<LeadFieldsProps, 'wrong' | 'firstField'>) {
  const { sources, matterTypes, locations } = lists;
  const options = useId();
  const isEarly = form.firstName.trim() === '' && form.lastName.trim() === '' && form.phone.trim() === '';
  const isListed = form.sourceId !== '' || sourceIdOf(form.source, sources.items) !== '';
  return (
    <FormGrid>
      <FormField label={fields.source} hint={sourceHint(form.source.trim(), isListed, sources.trouble)} wide>
        {(ties) => (
          <>
            <input
              {...ties}
              {...TYPED}
              name="source"
              list={options}
              value={form.source}
              onChange={({ target: { value } }) =>
                onType({ source: value, sourceId: sourceIdOf(value, sources.items) })
              }
            />
            <datalist id={options}>
              {sources.items.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </>
        )}
      </FormField>
      <Picker
        label={fields.matterType}
        list={matterTypes}
        value={form.matterType}
        onPick={(matterType) => onType({ matterType })}
      />
      <Picker
        label={fields.location}
        list={locations}
        value={form.location}
        onPick={(location) => onType({ location })}
      />
      <FormField
        label={fields.message}
        hint={isEarly && form.message === '' ? newLeadTexts.messageLater : newLeadTexts.messageKept}
        wide
      >
        {(ties) => (
          <textarea
            {...ties}
            name="message"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            rows={isEarly && form.message === '' ? 1 : 4}
            value={form.message}
            onChange={(event) => onType({ message: event.target.value })}
          />
        )}
      </FormField>
    </FormGrid>
  );
}

/** Disables autofill: the browser would suggest data of another caller. */
const TYPED = { autoComplete: 'off', spellCheck: false, enterKeyHint: 'next' } as const;

interface PickerProps {
  label: string;
  list: FirmList;
  value: string;
  onPick: (id: string) => void;
}

function Picker({ label, list, value, onPick }: PickerProps) {
  const isKnown = value === '' || list.items.some(({ id }) => String(id) === value);
  return (
    <FormField label={label} hint={list.trouble || (list.items.length === 0 ? newLeadTexts.emptyList : undefined)}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => onPick(event.target.value)}>
          <option value="">{newLeadTexts.notSaid}</option>
          {!isKnown && <option value={value}>{newLeadTexts.lastUsed}</option>}
          {list.items.map(({ id, name }) => (
            <option key={id} value={String(id)}>
              {name}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}

function sourceHint(typed: string, isListed: boolean, trouble: string): string {
  if (typed === '') return newLeadTexts.sourceEmpty(PLACEHOLDER_VALUES.source);
  if (isListed) return newLeadTexts.sourceListed;
  return trouble !== '' ? newLeadTexts.sourceUnknown(trouble) : newLeadTexts.sourceFree;
}
