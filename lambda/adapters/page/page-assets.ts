import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of the page, ready to be sent. */
export type PageAssets = readonly { readonly path: string; readonly type: string; readonly text: string }[];

const files = [
  ['page.js', 'text/javascript; charset=utf-8'],
  ['page.css', 'text/css; charset=utf-8'],
  ['favicon.svg', 'image/svg+xml'],
] as const;

/** Reads the files that `build.mjs` made (`dist/page`). Throws where they are not there. */
export const readAssets = (folder: string): Promise<PageAssets> =>
  Promise.all(files.map(async ([name, type]) => ({ path: `/${name}`, type, text: await readFile(join(folder, name), 'utf8') })));
