import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of this package, from its sources and from what is built of them: the runbooks and the story are files in it. */
export const packageRoot = (): string => {
  let folder = here;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
};

/** The files of the page: beside what is built, or where the last build put them. */
export const pageFolder = (): string => {
  const beside = join(here, 'page');
  return existsSync(beside) ? beside : join(packageRoot(), 'dist', 'page');
};
