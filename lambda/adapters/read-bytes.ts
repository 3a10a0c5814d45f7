import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** The text of an input, or one line that says why there is none. */
export type ReadText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unreadable'; readonly reason: string };

// V8 holds strings of half a gigabyte; beyond 300 MB a split file is the better answer.
const largest = 300 * 1024 * 1024;

/** Reads a file, gzipped or not. A name that is no file and reads like a message is the text itself. */
export const readFileText = async (name: string): Promise<ReadText> => {
  if (!existsSync(name)) {
    return /\s/.test(name.trim()) ? { kind: 'text', text: name } : { kind: 'unreadable', reason: `no such file: ${name}` };
  }
  const facts = await stat(name);
  if (facts.isDirectory()) return { kind: 'unreadable', reason: `${name} is a directory; expected a file` };
  if (facts.size > largest) return { kind: 'unreadable', reason: tooLarge(facts.size) };
  try {
    return textOf(await readFile(name));
  } catch (error) {
    return { kind: 'unreadable', reason: `cannot read ${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/** Reads standard input to its end. */
export const readStreamText = async (stream: AsyncIterable<Uint8Array>): Promise<ReadText> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > largest) return { kind: 'unreadable', reason: tooLarge(size) };
    chunks.push(chunk);
  }
  return textOf(Buffer.concat(chunks));
};

const tooLarge = (size: number): string => `the input has more than ${Math.floor(size / 1024 / 1024)} MB; split it and explain the parts`;

/** Bytes as text: unzipped where they are gzip, UTF-16 where their mark says so; invalid UTF-8 is replaced, binary refused. */
export const textOf = (bytes: Buffer): ReadText => {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unzip(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { kind: 'text', text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes.subarray(0, 8192).includes(0))
    return { kind: 'unreadable', reason: 'the input is binary; expected JSON, text, or either gzipped' };
  return { kind: 'text', text: new TextDecoder('utf-8').decode(bytes) };
};

const unzip = (bytes: Buffer): ReadText => {
  try {
    return textOf(gunzipSync(bytes, { maxOutputLength: largest }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unreadable', reason: `the gzip input cannot be unpacked (${reason}); is it whole?` };
  }
};
