import { plainText } from '../../../core/message/plain-text.ts';
import { send } from './ask-server.ts';

const most = 32 * 1024 * 1024;

/** Sends files of events, one after the other, and says what became of them. */
export const takeFiles = async (files: readonly File[], say: (notice: string) => void): Promise<void> => {
  const said: string[] = [];
  for (const file of files.slice(0, 50)) said.push(`${plainText(file.name, 60)}: ${await takeFile(file)}`);
  if (said.length > 0) say(said.join(' · '));
};

const takeFile = async (file: File): Promise<string> => {
  const text = await textOf(file);
  if (text === null) return 'cannot be read';
  if (text.length > most) return 'is larger than 32 MB: split it';
  const answer = await send<{ readonly taken: number; readonly problems: readonly string[] }>('/api/events', text);
  if (answer.kind === 'refused') return answer.says;
  const { taken, problems } = answer.answer;
  const words = `${taken} ${taken === 1 ? 'denial' : 'denials'} taken`;
  return problems.length === 0 ? words : `${words}, ${problems.length} could not be read (${problems[0]})`;
};

/** CloudTrail's files are gzipped. */
const textOf = async (file: File): Promise<string | null> => {
  try {
    if (file.size > most) return ' '.repeat(most + 1);
    if (!file.name.endsWith('.gz')) return await file.text();
    return await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  } catch {
    return null;
  }
};
