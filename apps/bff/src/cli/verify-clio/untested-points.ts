import { notTestable, type OpenPoint } from './open-point.ts';

const NEW_LEAD = 'it would create a lead, and Clio has no call to delete one';
const NEW_TOKENS = 'it would replace the tokens of this account';
const CLICK = 'it needs a click in Clio’s menu: Settings of Intake Desk, custom actions';

const untested = (name: string, about: string, why: string): OpenPoint => ({
  name,
  about,
  test: () => notTestable(why),
});

/** Points that no read-only call can show. */
export const UNTESTED_POINTS: readonly OpenPoint[] = [
  untested(
    'not_modified_counts',
    'whether a 304 counts against the limit',
    'it would need more requests than Clio allows',
  ),
  untested('unknown_marketing_source', 'unknown marketing_source on a new lead', NEW_LEAD),
  untested('referring_url', 'referring_url that is not an address', NEW_LEAD),
  untested('refresh_reuse', 'a refresh token used twice', 'it could end this session'),
  untested('access_token_on_refresh', 'the old access token after a refresh', NEW_TOKENS),
  untested('token_scope', 'scope in the token response', NEW_TOKENS),
  untested('custom_action_owner', 'who sees a custom action', 'it needs a second person’s sign-in'),
  untested('custom_action_parameters', 'parameters that a click on a custom action carries', CLICK),
  untested('nonce_subject', 'which request a custom_action_nonce may confirm', CLICK),
];
