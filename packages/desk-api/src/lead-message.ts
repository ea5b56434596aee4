import type { Colleague } from './triage.ts';

/** What a caller said, as our team kept it: Clio's API takes it and does not give it back. */
export interface LeadMessage {
  message: string;
  otherParty?: string;
  /** Null once that person is erased here. */
  by: Colleague | null;
  /** When it was sent to Clio. ISO 8601. */
  at: string;
}

/** `GET /api/desk/leads/{id}/message`: null for a lead that came by another road. */
export interface LeadMessageAnswer {
  data: LeadMessage | null;
}

const OTHER_PARTY = 'Other party: ';

/** The one text that Clio has room for: the message, and under it the line that names the other party. */
export function joinMessage(message: string, otherParty: string): string {
  const party = otherParty.replaceAll(/\s+/g, ' ').trim();
  return [message.trim(), party === '' ? '' : OTHER_PARTY + party].filter(Boolean).join('\n\n');
}

/** Takes such a text apart again; only a last line counts as the one that names the other party. */
export function splitMessage(text: string): Pick<LeadMessage, 'message' | 'otherParty'> {
  const at = text.lastIndexOf('\n') + 1;
  const last = text.slice(at);
  if (!last.startsWith(OTHER_PARTY)) return { message: text };
  return { message: text.slice(0, at).trimEnd(), otherParty: last.slice(OTHER_PARTY.length) };
}
