import tseslint from 'typescript-eslint';

// One rule that Biome does not know as well: a promise of node:fs/promises that nobody waits for.
export default [
  { ignores: ['dist/', 'cdk.out/', 'coverage/', '**/*.mjs', '**/*.cjs', '**/*.js'] },
  {
    files: ['bin/**/*.ts', 'lib/**/*.ts', 'lambda/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
];
