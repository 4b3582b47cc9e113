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

/**
 * What a folder may not import: dependencies point inwards only (see ARCHITECTURE.md).
 * @param {{ group: string[], message: string, allowTypeImports?: boolean }[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const borders = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});
const electronOutside = {
  group: ['electron', 'electron/*', 'keytar', '@jellybrick/*', 'node:*', 'fs', 'path', 'http', 'https'],
  message: 'plex/ and account/ are pure: electron, Node and storage are handed in by main/app/services.ts.',
};
const ownNetwork = {
  group: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'http', 'https', 'net', 'tls'],
  message:
    "Only Electron's net may talk to the network: an environment variable can switch Node's TLS checks off.",
};
const onePlatform = 'Take the platform as a value: main/base/platform.ts alone asks for it.';
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
      'redos/no-vulnerable': ['error', { checker: 'automaton', ignoreErrors: false, timeout: 60_000 }],
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
    files: ['main/base/**'],
    rules: borders(electronOutside, {
      group: ['../*', '**/preload/**', '**/renderer/**'],
      message: 'base/ is what everything may use, and uses nothing.',
    }),
  },
  {
    files: ['main/plex/**', 'main/account/**'],
    rules: {
      ...borders(electronOutside, {
        group: [
          '../desktop/*',
          '../storage/*',
          '../dbus/*',
          '../ipc*',
          '../index*',
          '**/preload/**',
          '**/renderer/**',
        ],
        message: 'plex/ and account/ know nothing of what is built on them.',
      }),
      ...noNodeNetwork,
    },
  },
  {
    files: ['main/plex/**'],
    rules: borders(electronOutside, {
      group: ['../account/*', '../desktop/*', '../storage/*', '../dbus/*', '**/preload/**', '**/renderer/**'],
      message: 'plex/ is the innermost part.',
    }),
  },
  {
    files: ['main/updates/**'],
    rules: {
      ...borders(electronOutside, {
        group: [
          '../account/*',
          '../desktop/*',
          '../storage/*',
          '../dbus/*',
          '**/preload/**',
          '**/renderer/**',
        ],
        message: 'updates/ is pure, and knows nothing of accounts.',
      }),
      ...noNodeNetwork,
    },
  },
  {
    files: ['main/dbus/**'],
    rules: {
      ...borders(ownNetwork, {
        group: [
          'electron',
          '../account/*',
          '../desktop/*',
          '../storage/*',
          '**/preload/**',
          '**/renderer/**',
        ],
        message: 'dbus/ knows the bus, and nothing of what is said on it.',
      }),
      ...noNodeNetwork,
    },
  },
  {
    files: ['main/storage/**', 'main/desktop/**', 'main/*.ts'],
    rules: {
      ...borders(ownNetwork, {
        group: ['**/renderer/**'],
        message: 'main knows nothing of the renderer.',
      }),
      ...noNodeNetwork,
    },
  },
  {
    files: ['preload/**'],
    rules: borders({
      group: ['**/main/**', '**/renderer/**'],
      allowTypeImports: true,
      message: 'preload imports types alone.',
    }),
  },
  {
    files: ['renderer/**'],
    rules: borders(
      {
        group: ['**/main/**', 'node:*', 'electron'],
        message: 'The renderer sees main through preload/contract only.',
      },
      {
        group: ['**/preload/**'],
        allowTypeImports: true,
        message: 'The renderer imports types alone from preload.',
      },
    ),
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
    files: ['test/bench/bare/**'],
    // CommonJS, as Marquee's own built main and preload: another kind of module would be another start.
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
