import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import { CodeBlock } from './code-block.tsx';
import { CopyButton } from './copy-button.tsx';
import { Guards } from './guards.tsx';

const headings = { grant: 'What would fix it', advice: 'What to do', withheld: 'Withheld', none: 'What to do' } as const;

/** What may be done about it: steps, what the guards said, what an approver wants to know. */
export const RemedyPart = ({ document: { remedy } }: { readonly document: IncidentDocument }) => {
  if (remedy === null)
    return (
      <section class="card part">
        <h2>What to do</h2>
        <p>The event is not at hand any more, so that nothing can be proposed: it comes back with the next denial.</p>
      </section>
    );
  return (
    <section class="card part">
      <h2>{headings[remedy.kind]}</h2>
      {remedy.summary === '' ? null : <p class="lead">{remedy.summary}</p>}
      {remedy.steps.length === 0 ? null : (
        <ol class="steps">
          {remedy.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {remedy.owner === null ? null : (
        <p>
          <b>Who can:</b> {remedy.owner}
        </p>
      )}
      <Guards guards={remedy.guards} />
      {remedy.warnings.length === 0 ? null : (
        <ul class="notes">
          {remedy.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {remedy.would === null ? null : (
        <details>
          <summary>The policy that is not proposed</summary>
          <CodeBlock text={remedy.would} />
        </details>
      )}
      {remedy.requestText === null ? null : (
        <details>
          <summary>A request to send to whoever can change it</summary>
          <div class="code">
            <CopyButton text={remedy.requestText} />
            <CodeBlock text={remedy.requestText} kind="prose" />
          </div>
        </details>
      )}
    </section>
  );
};
