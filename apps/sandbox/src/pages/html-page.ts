import { escapeHtml } from './escape-html.ts';

/**
 * Wraps HTML in a page of the sandbox.
 * @param main must be escaped
 * @param bar HTML between the header and `main`, also escaped
 */
export function htmlPage(title: string, main: string, bar = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/sandbox.css">
</head>
<body>
<header><p class="place">Sandbox</p><p>Clio Grow sandbox for development. Not affiliated with Clio. Sample data only.</p></header>
${bar}<main>
${main}
</main>
</body>
</html>
`;
}
