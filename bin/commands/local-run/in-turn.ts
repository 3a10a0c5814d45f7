/** Does one work after the other, in the order in which they come: nobody sees a half-done one. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export const inTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
};
