import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileText } from '../../../lambda/adapters/read-bytes.ts';
import { eventsIn } from './take-events.ts';

/** Events of a file, and what in it could not be read. */
export interface EventFile {
  readonly file: string;
  readonly events: readonly unknown[];
  readonly problems: readonly string[];
}

const expected = 'an EventBridge event, a CloudTrail record, {"Records":[…]}, or one of these a line';

/** The events of a file or of a folder's files (`.json`, `.jsonl`, also gzipped). Throws, in words for people, where there are none. */
export const readEvents = async (path: string): Promise<readonly EventFile[]> => {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new Error(`--events: there is no file or folder ${path}`);
  const names = facts.isDirectory() ? (await readdir(path)).filter((name) => /\.jsonl?(?:\.gz)?$/.test(name)).sort() : [null];
  if (names.length === 0)
    throw new Error(`--events: the folder ${path} has no .json, .jsonl or .json.gz file; expected files with ${expected}`);
  return Promise.all(names.map((name) => readEventFile(name === null ? path : join(path, name))));
};

const readEventFile = async (file: string): Promise<EventFile> => {
  const read = await readFileText(file);
  if (read.kind === 'unreadable') throw new Error(`--events: ${read.reason}`);
  const found = eventsIn(read.text);
  if (found === null)
    throw new Error(
      `--events: ${file} holds no JSON; expected ${expected}, got ${JSON.stringify(read.text.trim().slice(0, 60))}. Pasted text is explained by: countersign explain ${file}`,
    );
  return { file, ...found };
};
