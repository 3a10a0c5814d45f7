export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/test/esbuild-transform.cjs' },
  coverageProvider: 'v8',
  cacheDirectory: '<rootDir>/.jest-cache',
};
