import type { IncidentDocument } from '../../../core/page/incident-document.ts';
import { CodeBlock } from './code-block.tsx';
import { CopyButton } from './copy-button.tsx';

/** How we know: each piece with its source, and the message with the words marked that say it. */
export const EvidencePart = ({ document: { evidence, message, decoded } }: { readonly document: IncidentDocument }) => {
  if (evidence.length === 0 && message.length === 0 && decoded === null) return null;
  return (
    <section class="card part">
      <h2>Evidence</h2>
      <ul class="evidence">
        {evidence.map(({ source, says, isQuote }, index) => (
          <li key={`${source}-${index}`}>
            <span class="source">{source}</span>
            {isQuote ? <q>{says}</q> : <span>{says}</span>}
          </li>
        ))}
      </ul>
      {message.length === 0 ? null : (
        <>
          <h3>The message</h3>
          <p class="message">
            {message.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}
          </p>
        </>
      )}
      {decoded === null ? null : (
        <details>
          <summary>The decoded message</summary>
          <div class="code">
            <CopyButton text={decoded} />
            <CodeBlock text={decoded} />
          </div>
        </details>
      )}
    </section>
  );
};
