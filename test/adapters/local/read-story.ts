import { readFileSync } from 'node:fs';

/** A file of the bundled story. */
export const readText = (name: string): string => readFileSync(`examples/story/${name}`, 'utf8');
