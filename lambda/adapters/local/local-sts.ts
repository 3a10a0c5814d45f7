import { createHash } from 'node:crypto';
import * as z from 'zod';
import { jsonOrNull } from '../../core/json-or-null.ts';
import type { Decode } from '../../flows/ports.ts';

/** Which messages are a local run's own: these words, and a sum over what follows, so that one that was changed on its way is told apart. */
const marker = 'countersign local run';

const envelope = z.object({ by: z.literal(marker), sha256: z.string(), message: z.string() });

/**
 * Encodes an authorization message as a local run can decode it again: base64url, as AWS's own look. It is a stand-in and no secret.
 *
 * @example encodeLocally('{"allowed":false,"explicitDeny":false,…}') // eyJieSI6ImNvdW50ZXJzaWduIGxvY2FsIHJ1biIs…
 */
export const encodeLocally = (message: string): string =>
  Buffer.from(JSON.stringify({ by: marker, sha256: sumOf(message), message })).toString('base64url');

const sumOf = (message: string): string => createHash('sha256').update(message).digest('hex').slice(0, 16);

/** Decodes what a local run encoded, and says of everything else that only AWS can. */
export const decodeLocally: Decode = async (encoded) => {
  const read = envelope.safeParse(jsonOrNull(Buffer.from(encoded, 'base64url').toString('utf8')));
  if (read.success && read.data.sha256 === sumOf(read.data.message)) return { kind: 'decoded', message: read.data.message };
  return { kind: 'skipped', says: read.success ? changed : foreign };
};

const foreign =
  'not decodable here: only AWS STS can decode this message, and a local run asks nobody; countersign explain decodes it with your credentials';
const changed = 'not decodable: the message was changed on its way';
