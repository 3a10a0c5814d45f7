import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import type { DiffPart } from '../../../core/page/policy-diff.ts';
import { CodeBlock } from './code-block.tsx';
import { Guards } from './guards.tsx';

/** What would change: the plan as a diff of what the principal has, and the variant for the whole call. */
export const ChangePart = ({ document: { plan, remedy, diff, isHeldKnown, wholeCall, row } }: { readonly document: IncidentDocument }) => {
  // Why there is no grant stands in the remedy, where the remedy is none.
  const isTold = plan === null || (plan.kind === 'impossible' && remedy?.kind !== 'grant');
  if (isTold && wholeCall === null) return null;
  return (
    <section class="card part">
      <h2>What would change</h2>
      {plan?.kind === 'impossible' ? <p>Nobody is asked for a grant: {plan.because.replace(/\.$/, '')}.</p> : null}
      {plan?.kind === 'plan' ? (
        <p class="sub">
          Plan <code class="hash">{plan.hash.slice(0, 8)}</code> for {row.who},{' '}
          {plan.endsAt === null ? 'without an end' : `ends by itself ${plan.endsAt.slice(0, 10)}`}
        </p>
      ) : null}
      {diff === null ? null : <Diff parts={diff} isHeldKnown={isHeldKnown} who={row.who} />}
      {wholeCall === null ? null : (
        <details>
          <summary>Everything that the same call needs, so that one approval is enough</summary>
          <Guards guards={wholeCall.guards} />
          <ul class="notes">
            {wholeCall.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <CodeBlock text={wholeCall.policy} />
        </details>
      )}
    </section>
  );
};

interface DiffProps {
  readonly parts: readonly DiffPart[];
  readonly isHeldKnown: boolean;
  readonly who: string;
}

const Diff = ({ parts, isHeldKnown, who }: DiffProps) => (
  <figure class="diff">
    <figcaption class="hidden">Policies of {who}, and what is added</figcaption>
    {isHeldKnown ? null : <p class="line-note">What {who} has now cannot be read from here.</p>}
    {isHeldKnown && parts.length === 1 ? <p class="line-note">{who} has no other policy.</p> : null}
    {parts.map((part) => (part.isAdded ? <Added key={part.title} part={part} /> : <Kept key={part.title} part={part} />))}
  </figure>
);

const Kept = ({ part: { title, lines, leftOut } }: { readonly part: DiffPart }) => (
  <div class="kept">
    <p class="file">
      {title}
      {leftOut === null ? ': not readable from here' : others(leftOut, lines.length === 0)}
    </p>
    {lines.length === 0 ? null : <Lines lines={lines} sign=" " />}
  </div>
);

const others = (leftOut: number, isAll: boolean): string => {
  if (leftOut === 0) return '';
  const statements = leftOut === 1 ? 'statement' : 'statements';
  return isAll ? `: ${leftOut} ${statements}, about other services` : `: and ${leftOut} ${statements} about other services`;
};

const Added = ({ part: { title, lines } }: { readonly part: DiffPart }) => (
  <div class="added">
    <p class="file">+ {title} is added</p>
    <Lines lines={lines} sign="+" />
  </div>
);

const Lines = ({ lines, sign }: { readonly lines: readonly string[]; readonly sign: '+' | ' ' }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must have the focus to be scrolled by keys
  <pre tabIndex={0}>
    {lines.map((line, number) => (
      // A line has no name but its place.
      <span key={`${number}`}>
        <i aria-hidden="true">{sign}</i>
        {line}
        {'\n'}
      </span>
    ))}
  </pre>
);
