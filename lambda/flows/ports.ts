import type { Catalog } from '../core/authorization/action-facts.ts';

/** What STS said to an encoded authorization message; a failure is one clear line for people. */
export type DecodeAnswer =
  | { readonly kind: 'decoded'; readonly message: string }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'skipped'; readonly says: string };

/** Decodes in the denial's own account and partition; asking elsewhere is not documented to work. Never throws for what STS refuses. */
export type Decode = (encoded: string, where: { readonly region: string | null; readonly partition: string }) => Promise<DecodeAnswer>;

/** Looks up what AWS documents of IAM actions (`service:Action`, any case). Unknown ones are answers too. */
export type LookUpActions = (actions: readonly string[]) => Promise<Catalog>;

/** SHA-256 of UTF-8 text, as 64 hex digits. */
export type Sha256 = (text: string) => string;

/** The only list of what touches the world. Flows take what they use: `Pick<Ports, 'decode'>`. */
export interface Ports {
  readonly decode: Decode;
  readonly lookUpActions: LookUpActions;
  readonly sha256: Sha256;
}
