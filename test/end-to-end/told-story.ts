import { tellAll } from '../../bin/commands/local-run/tell-all.ts';
import { aFolder, openRun, removeFolders } from './open-story.ts';
import { plainPaint } from './plain-paint.ts';

/** Parts of the story that show each kind of answer. */
const shown = [1, 3, 5, 8, 9, 10, 11];

/** What a fresh local run says, in part: `npm start` as the README shows it. */
export const toldStory = async (): Promise<string> => {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const { run } = await openRun(aFolder());
  await tellAll(run, { story: 'examples/story', files: [], forward: null, say, paint: plainPaint });
  removeFolders();
  const parts = said.split(/^(?=[ \d]\d {2})/m);
  const [last = ''] = /\n\n.*$/s.exec(said) ?? [];
  const told = parts.filter((_, index) => shown.includes(index + 1)).map((part) => part.replace(/\n\n.*$/s, '\n'));
  return `${told.join('')}${last.replace(/^\n/, '')}`.trimEnd();
};
