import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { wrappedText } from './tools/lint/wrapped-text.js';

/** Files whose texts must come from the catalogue in apps/web/src/texts. */
const WORDS_MOVED = ['apps/web/src/**/*.tsx'];

/** Selectors for inline texts in JSX. `Kbd` is exempt: the label of a key is not a text of ours. */
const WORDS_IN_PLACE = (() => {
  const message = 'Words that a person reads come from apps/web/src/texts.';
  const said =
    'JSXAttribute[name.name=/^(aria-(label|description|valuetext|roledescription)|title|placeholder|label|alt|hint)$/]';
  const isShown = ':not(JSXElement[openingElement.name.name="Kbd"]) > JSXExpressionContainer';
  const letters = '/\\p{Letter}/u';
  const literal = `Literal[value=${letters}]`;
  const template = `TemplateLiteral > TemplateElement[value.raw=${letters}]`;
  const choices = [
    '',
    '> ConditionalExpression ',
    '> LogicalExpression ',
    '> ConditionalExpression > ConditionalExpression ',
  ];
  return [
    `JSXElement:not([openingElement.name.name="Kbd"]) > JSXText[value=${letters}]`,
    `JSXFragment > JSXText[value=${letters}]`,
    `${said} > ${literal}`,
    ...[`${said} > JSXExpressionContainer`, `JSXElement${isShown}`, 'JSXFragment > JSXExpressionContainer'].flatMap(
      (place) => choices.flatMap((choice) => [`${place} ${choice}> ${literal}`, `${place} ${choice}> ${template}`]),
    ),
  ].map((selector) => ({ selector, message }));
})();

/** Selectors for inline texts in locators. Names of data and texts of sandbox or server pages belong in a constant. */
const TEXTS_IN_LOCATORS = (() => {
  const message = 'Texts of the web app come from apps/web/src/texts; give data and other texts a name.';
  const places = [
    'CallExpression[callee.property.name=/^getBy(Text|Label|Placeholder|Title|AltText)$/] > ',
    'CallExpression[callee.property.name="getByRole"] > ObjectExpression > Property[key.name="name"] > ',
    'Property[key.name="hasText"] > ',
  ];
  const literals = [
    'Literal[value=/\\p{Letter}/u]',
    'Literal[regex.pattern=/\\p{Letter}{2}/u]',
    'TemplateLiteral > TemplateElement[value.raw=/\\p{Letter}/u]',
  ];
  return places.flatMap((place) => literals.map((literal) => ({ selector: place + literal, message })));
})();

/** This computer's clock may be hours off. A duration that this browser measures for itself may use it. */
const OWN_CLOCK = {
  object: 'Date',
  property: 'now',
  message: "Times come from platform/http/server-clock, which knows the server's; durations from performance.now().",
};

/** Only `http` and the event stream send requests: there each has a limit and an outcome. */
const SENDS_REQUESTS = [
  'apps/web/src/platform/http/http.ts',
  'apps/web/src/platform/live/{event-stream,browser-environment}.ts',
];

/** Forbids formats with the browser's defaults: Settings decide about locale and time zone. */
const ownFormats = (...more) => ({
  'no-restricted-properties': [
    'error',
    ...more,
    ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toDateString', 'toTimeString'].map(
      (property) => ({
        property,
        message:
          'Write dates with platform/format/time and numbers with platform/format/format-number: they follow Settings.',
      }),
    ),
    ...['DateTimeFormat', 'NumberFormat', 'RelativeTimeFormat'].map((property) => ({
      object: 'Intl',
      property,
      message: 'Formatters live in platform/format/time and platform/format/format-number: they follow Settings.',
    })),
  ],
});

/** Folder or file → its TypeScript projects. */
const PROJECTS = {
  'packages/grow-api': ['packages/grow-api/tsconfig.json', 'packages/grow-api/test/tsconfig.json'],
  'packages/desk-api': ['packages/desk-api/tsconfig.json'],
  'apps/sandbox': ['apps/sandbox/tsconfig.json'],
  'apps/bff': ['apps/bff/tsconfig.json'],
  'apps/web': ['apps/web/tsconfig.json', 'apps/web/tsconfig.vite.json'],
  e2e: ['e2e/tsconfig.json'],
  'playwright.config.ts': ['e2e/tsconfig.json'],
  bench: ['bench/tsconfig.json'],
  tools: ['tools/tsconfig.json'],
  'vitest.config.ts': ['tools/tsconfig.json'],
};

/** Private names of earlier versions: CONTRIBUTING.md says what the field calls these things. */
const OWN_NAMES =
  '^(Parts|Told|Kept|Turn|Standing|Shelf|.*Wish(es)?|.*InWords|say[A-Z]\\w*|tell[A-Z]\\w*|choose[A-Z]\\w*|usual\\w*' +
  '|(MOST|LONGEST|SHORTEST|LEAST|LARGEST|USUAL|AGAIN|PATIENCE)(_\\w+)?|\\w+_(MOST|AT_MOST))$';

/** Few rules, all of them errors: problems that the compiler and Prettier do not detect. */
export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '.data/**',
      'playwright-report/**',
      'test-results/**',
      'bench/peers/**/*.jsx',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['apps/web/page/*.js', 'bench/peers/pages/src/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    rules: {
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: ['variable', 'function', 'parameter', 'typeLike', 'classMethod', 'typeMethod', 'typeProperty'],
          format: null,
          custom: { regex: OWN_NAMES, match: false },
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
    },
  },
  // Each workspace is parsed with its own project: a list for all would load every project for each file.
  ...Object.entries(PROJECTS).map(([path, project]) => ({
    files: [path.endsWith('.ts') ? path : `${path}/**/*.{ts,tsx}`],
    languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  })),
  { files: ['apps/web/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['apps/web/src/**/*.tsx'],
    plugins: { desk: { rules: { 'wrapped-text': wrappedText } } },
    rules: { 'desk/wrapped-text': 'error' },
  },
  { files: WORDS_MOVED, rules: { 'no-restricted-syntax': ['error', ...WORDS_IN_PLACE] } },
  { files: ['apps/web/src/{app,features,ui}/**/*.{ts,tsx}'], rules: ownFormats(OWN_CLOCK) },
  { files: ['apps/web/src/**/*.test.ts'], rules: ownFormats() },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: SENDS_REQUESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Requests go through platform/http/http.ts: there each has a limit and an outcome.' },
      ],
    },
  },
  { files: ['e2e/{journeys,screens}/**'], rules: { 'no-restricted-syntax': ['error', ...TEXTS_IN_LOCATORS] } },
  // Playwright derives the fixtures of a function from the pattern of its first argument, which may be empty.
  { files: ['e2e/fixtures/**'], rules: { 'no-empty-pattern': 'off', 'no-console': 'off' } },
  // Scripts print on the terminal; configuration files must export a default.
  { files: ['tools/**', 'bench/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.config.ts', '**/vite.config.ts'], rules: { 'no-restricted-exports': 'off' } },
);
