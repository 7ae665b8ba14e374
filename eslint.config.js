/**
 * ESLint: typescript-eslint's strict rules with type information for TypeScript, the same without for components and the commands
 * (svelte-check looks at their types), and Svelte's own rules. Layout is Prettier's business,
 * the rules of this house are in tests/tidy.test.ts.
 */
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['.svelte-check/', 'dist/', 'test-results/', 'playwright-report/', 'static/']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  {
    // Elsewhere there is nothing for them to find.
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs.recommended, svelte.configs.prettier],
  },
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // The type checker knows which names exist.
      'no-undef': 'off',
      // There are no enums (erasableSyntaxOnly), and to look for them takes an eighth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // The machines run anywhere: no document, no timers, no console.
    files: ['machines/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'navigator', 'process', 'console'],
        ...['setTimeout', 'setInterval', 'requestAnimationFrame', 'queueMicrotask'],
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.svelte', '**/*.mjs'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    // A test may say `!` where a missing value is a failed test anyway.
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
