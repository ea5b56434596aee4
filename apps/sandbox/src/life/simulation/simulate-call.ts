import type { CallerKind } from '../choose-caller.ts';
import { pickCaller } from '../choose-caller.ts';
import { createLead } from '../actions/lead-arrives.ts';
import type { ActionContext } from '../life.ts';

/** Creates a lead of a caller who is typical for the hour. */
export function simulateCall(life: ActionContext, when: { advert: boolean; officeOpen: boolean }) {
  const { kind, details } = pickCaller(life, when.advert ? 'new' : whoCalls(life, when.officeOpen));
  const source = when.advert
    ? 'Google Ads'
    : kind === 'night_line'
      ? 'After-hours line'
      : lateSource(life, when.officeOpen);
  return { act: 'lead_arrives', caller: kind, ...createLead(life, details, { source }) };
}

function whoCalls({ chance }: ActionContext, officeOpen: boolean): CallerKind {
  const dice = chance.random();
  if (dice < 0.1) return 'repeat';
  if (dice < 0.19) return 'known';
  if (dice < 0.22) return 'household';
  return !officeOpen && dice < 0.34 ? 'night_line' : 'new';
}

/** After hours the night line answers the phone. */
function lateSource({ chance }: ActionContext, officeOpen: boolean): string | undefined {
  return !officeOpen && chance.happens(0.4) ? 'After-hours line' : undefined;
}
