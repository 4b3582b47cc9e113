import js from '@eslint/js';
// @ts-expect-error -- it has no types
import noUnsanitized from 'eslint-plugin-no-unsanitized';
// @ts-expect-error -- it has no types
import redos from 'eslint-plugin-redos';
// @ts-expect-error -- it has no types
import security from 'eslint-plugin-security';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noBareWords } from './build/lint/no-bare-words.js';

/**
 * The layers of main: what each may import beside itself. Dependencies point one way (see ARCHITECTURE.md);
 * test/unit/build/lint/layers.test.ts holds this table to it.
 */
const LAYERS = {
  base: [],
  dbus: ['base'],
  plex: ['base'],
  account: ['base', 'plex'],
  storage: ['base', 'dbus', 'plex', 'account'],
  desktop: ['base', 'dbus', 'plex', 'account', 'storage'],
  updates: ['base', 'plex', 'desktop'],
  app: ['base', 'dbus', 'plex', 'account', 'storage', 'desktop', 'updates'],
};
/** What only knows what it is handed: no Electron, no Node. */
const PURE = ['plex', 'account'];

const electronOutside = {
  regex: '^(electron|keytar|node:|@jellybrick/|(fs|os|path)$)',
  message:
    'This layer is pure: Electron, Node and storage are handed to it by main/app/services/services.ts.',
};
const ownNetwork = {
  regex: '^(node:)?(https?|http2|net|tls)$',
  message:
    "Only Electron's net may talk to the network: an environment variable can switch Node's TLS checks off.",
};
const contractAlone =
  'The contract is the vocabulary of both sides, and imports nothing but itself, and what is compiled from its messages.';
const onePlatform = 'Take the platform as a value: main/base/platform.ts alone asks for it.';
/**
 * @param {{ regex: string, message: string, allowTypeImports?: boolean }[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const borders = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

/**
 * @param {string} layer
 * @param {readonly string[]} allowed
 * @returns {import('eslint').Linter.Config}
 */
const layer = (layer, allowed) => ({
  files: [`main/${layer}/**`],
  rules: borders(
    {
      regex: `^(\\.\\./)+(${Object.keys(LAYERS)
        .filter((other) => other !== layer && !allowed.includes(other))
        .concat('renderer', 'preload(?!/contract/)', 'index$')
        .join('|')})(/|$)`,
      message: `main/${layer} may import ${['itself', 'preload/contract', ...allowed].join(', ')}.`,
    },
    ownNetwork,
    ...(PURE.includes(layer) ? [electronOutside] : []),
  ),
});

/** @type {import('eslint').Linter.RulesRecord} */
const noNodeNetwork = {
  'no-restricted-globals': [
    'error',
    {
      name: 'fetch',
      message: "Use Electron's net: Node's fetch lets an environment variable switch TLS checks off.",
    },
    { name: 'window', message: 'main has no window.' },
    { name: 'document', message: 'main has no document.' },
  ],
};

export default ts.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
      ],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  {
    // What is shipped. Tools and tests run on what this repository itself holds.
    files: ['main/**', 'preload/**', 'renderer/**'],
    extends: [noUnsanitized.configs.recommended, security.configs.recommended],
    plugins: { redos },
    rules: {
      // Proves each expression linear, or fails: what can't be proven (look-around, back references) is refused as well.
      'redos/no-vulnerable': ['error', { checker: 'automaton', ignoreErrors: false, timeout: 180_000 }],
      // Judges by looks; the proof above stands in.
      'security/detect-unsafe-regex': 'off',
      // These three can't tell a constant from a stranger's text, and found nothing else in all of Marquee. What stands
      // in: TypeScript's closed unions as keys, `Object.hasOwn` and Maps for names from outside, with tests that send
      // `__proto__`; file names that main alone makes; nobody out there can time a comparison.
      'security/detect-object-injection': 'off',
      'security/detect-non-literal-fs-filename': 'off',
      'security/detect-possible-timing-attacks': 'off',
    },
  },
  {
    files: ['main/**', 'preload/**'],
    ignores: ['main/base/platform.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'platform', message: onePlatform },
      ],
      'no-restricted-imports': [
        'error',
        { name: 'node:process', message: onePlatform },
        { name: 'node:os', importNames: ['default', 'platform', 'type'], message: onePlatform },
      ],
    },
  },
  {
    files: ['main/**', 'preload/**', 'renderer/**'],
    ignores: [
      'main/account/demo/**', // what plex.tv would send of a made-up account
      'main/dbus/**', // answers of the bus, which programs read
      'main/desktop/tray/dbus-menu.ts', // so are these
    ],
    plugins: { marquee: { rules: { 'no-bare-words': noBareWords } } },
    rules: { 'marquee/no-bare-words': 'error' },
  },
  { files: ['main/**'], rules: noNodeNetwork },
  ...Object.entries(LAYERS).map(([name, allowed]) => layer(name, allowed)),
  {
    files: ['preload/*.ts'],
    rules: borders({
      regex: '^(?!electron$|\\./contract/)',
      message: 'The preload script may import preload/contract.',
    }),
  },
  {
    files: ['preload/contract/*.ts'],
    rules: borders({ regex: '^(?!\\./([\\w-]+/)?[\\w-]+$|#messages/)', message: contractAlone }),
  },
  {
    files: ['preload/contract/*/*.ts'],
    rules: borders({ regex: '^(?!(\\./|\\.\\./([\\w-]+/)?)[\\w-]+$|#messages/)', message: contractAlone }),
  },
  {
    files: ['renderer/**'],
    rules: borders({
      regex: '(/main/|^node:|^electron|/preload/(?!contract/))',
      message: 'The renderer sees main through preload/contract only.',
    }),
  },
  {
    files: ['**/*.config.ts', '*.config.js', 'test/package/build-packages.ts'],
    rules: { 'no-restricted-exports': 'off' }, // these tools read a default export
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['test/bench/bare/**', 'test/e2e/pictures/blank/**'],
    // CommonJS, as Marquee's own built main and preload: another kind of module would be another start.
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
