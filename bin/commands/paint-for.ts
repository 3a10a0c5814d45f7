import pc from 'picocolors';
import type { Paint } from '../../lambda/core/message/terminal/paint.ts';

/** Colours for a terminal, or none. */
export const paintFor = (colour: boolean): Paint => {
  const { bold, dim, red, green, yellow, cyan } = pc.createColors(colour);
  return { bold, dim, red, green, yellow, cyan };
};
