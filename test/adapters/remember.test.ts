import { remember } from '../../lambda/adapters/remember.ts';

const asking = (milliseconds = 1000) => {
  let time = 0;
  const asked: string[] = [];
  const ask = remember(
    async (question: string) => {
      asked.push(question);
      if (question === 'fails') throw new Error('no');
      return `${question}!`;
    },
    { milliseconds, clock: () => time },
  );
  const pass = (passed: number): void => {
    time += passed;
  };
  return { ask, asked, pass };
};

test('an equal question is asked once in its time, also while the first is under way', async () => {
  const { ask, asked, pass } = asking();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a!', 'a!', 'b!']);
  pass(999);
  await ask('a');
  expect(asked).toEqual(['a', 'b']);
  pass(1);
  await ask('a');
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('what failed is asked again at once', async () => {
  const { ask, asked } = asking();
  await expect(ask('fails')).rejects.toThrow('no');
  await expect(ask('fails')).rejects.toThrow('no');
  expect(asked).toEqual(['fails', 'fails']);
});

test('memory has an end: many questions are forgotten together', async () => {
  const { ask, asked } = asking();
  for (let index = 0; index <= 5000; index++) await ask(`q${index}`);
  await ask('q0');
  expect(asked.filter((question) => question === 'q0')).toHaveLength(2);
});
