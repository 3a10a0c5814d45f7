import { send } from './ask-server.ts';
import type { SharedProps } from './shared-props.ts';

const steps = [
  [1, '1 hour'],
  [24, '1 day'],
  [24 * 15, '15 days'],
] as const;

/** Moves the clock of a local run forward, to see a grant end. */
export const MoveTime = ({ say }: Pick<SharedProps, 'say'>) => {
  const move = async (hours: number, words: string): Promise<void> => {
    const said = await send('/api/time', JSON.stringify({ hours }));
    say(said.kind === 'answer' ? `Time moved forward by ${words}` : said.says);
  };
  return (
    <details class="menu">
      <summary>Move time</summary>
      <div class="card">
        {steps.map(([hours, words]) => (
          <button key={hours} type="button" onClick={() => void move(hours, words)}>
            + {words}
          </button>
        ))}
      </div>
    </details>
  );
};
