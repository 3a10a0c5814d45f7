import type { Paint } from '../../lambda/core/message/terminal/paint.ts';

const same = (text: string): string => text;

/** No colours. */
export const plainPaint: Paint = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };
