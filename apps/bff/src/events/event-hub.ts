import type { DeskEvent } from '@intake-desk/desk-api/event';

/** Takes what happened to everybody of a firm who listens. */
export interface EventHub {
  publish(firm: string, event: DeskEvent): void;
}
