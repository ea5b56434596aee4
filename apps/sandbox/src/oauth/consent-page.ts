import { shortScope } from '@intake-desk/grow-api/scope';
import type { Person } from '../data/database/people.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { escapeHtml } from '../pages/escape-html.ts';
import { htmlPage } from '../pages/html-page.ts';
import { SCOPE_DESCRIPTIONS } from './scope-texts.ts';

/**
 * Renders the page on which a person identifies and decides about the application's request.
 * @param parameters the original authorization request, included as hidden form fields
 */
export function consentPage(
  { application, scopes }: AuthorizationRequest,
  people: Person[],
  parameters: Partial<Record<string, string>>,
): string {
  const hidden = Object.entries(parameters).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value ?? '')}">`,
  );
  const asked = scopes.map((scope) => `<li title="${shortScope(scope)}">${escapeHtml(SCOPE_DESCRIPTIONS[scope])}</li>`);
  return htmlPage(
    'Clio Grow sandbox',
    `<h1>Connect ${escapeHtml(application.name)}?</h1>
<p class="lead">${escapeHtml(application.name)} wants access to Clio Grow. Choose a test user.</p>
<form class="card" method="post" action="/oauth/authorize">
${hidden.join('\n')}
<fieldset>
<legend>Sign in as</legend>
${people.map(radio).join('\n')}
</fieldset>
<h2>This app will be able to</h2>
<ul>
${asked.join('\n')}
</ul>
<div class="decision">
<button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</div>
</form>`,
  );
}

/** Renders an error for the person, when it cannot be reported to the application. */
export function refusalPage(message: string): string {
  return htmlPage(
    'Clio Grow sandbox',
    `<h1>Sign-in link not valid</h1>
<div class="card"><p>${escapeHtml(message)}</p><p>Go back to the app and try again. If this keeps happening, check the app’s settings.</p></div>`,
  );
}

function radio({ id, name, email, firmName }: Person, index: number): string {
  const checked = index === 0 ? ' checked' : '';
  return `<label class="person"><input type="radio" name="user" value="${id}"${checked}><span>${escapeHtml(name)}</span>
<span class="detail">${escapeHtml(email)} · ${escapeHtml(firmName)}</span></label>`;
}
