import type { Colleague } from './triage.ts';

/** A caller's message, as Intake Desk stored it: Clio's API accepts it and does not return it. */
export interface LeadMessage {
  message: string;
  otherParty?: string;
  /** What was sent as the source, if the form had one. */
  source?: string;
  /** Null once that person is erased. */
  by: Colleague | null;
  /** When it was sent to Clio. ISO 8601. */
  at: string;
}

/** `GET /api/desk/leads/{id}/message`: null for a lead that was not entered in Intake Desk. */
export interface LeadMessageAnswer {
  data: LeadMessage | null;
}

const OPPOSING_PARTY = 'Opposing party: ';
/** The same line as earlier versions wrote it: their messages are stored. */
const OTHER_PARTY = 'Other party: ';

/** Joins both for Clio's one text field: the message, and below it a line that names the opposing party. */
export function joinMessage(message: string, otherParty: string): string {
  const party = otherParty.replaceAll(/\s+/g, ' ').trim();
  return [message.trim(), party === '' ? '' : OPPOSING_PARTY + party].filter(Boolean).join('\n\n');
}

/** Splits such a text; only a last line counts as the one that names the opposing party. */
export function splitMessage(text: string): Pick<LeadMessage, 'message' | 'otherParty'> {
  const at = text.lastIndexOf('\n') + 1;
  const last = text.slice(at);
  const label = [OPPOSING_PARTY, OTHER_PARTY].find((start) => last.startsWith(start));
  if (label === undefined) return { message: text };
  return { message: text.slice(0, at).trimEnd(), otherParty: last.slice(label.length) };
}
