export default {
  testEnvironment: 'node',
  // The machine is shared and noisy: no test is about time, so none fails for it.
  testTimeout: 120_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/esbuild-transform.cjs' },
  coverageProvider: 'v8',
  cacheDirectory: '<rootDir>/.jest-cache',
};
