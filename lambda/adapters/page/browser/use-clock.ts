import { useEffect, useState } from 'preact/hooks';

/** The server's time (ISO 8601), now and at every half minute. In: how far it is ahead of ours, in milliseconds. */
export const useClock = (aheadMs: number): string => {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 30_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.now() + aheadMs).toISOString();
};
