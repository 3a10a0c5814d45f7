import type { Snippet } from '../../../core/page/snippets.ts';
import { CodeBlock } from './code-block.tsx';
import { CopyButton } from './copy-button.tsx';
import { Tabs } from './tabs.tsx';

/** The permanent fix, where the principal is made. */
export const CodePart = ({ snippets }: { readonly snippets: readonly Snippet[] }) =>
  snippets.length === 0 ? null : (
    <section class="card part">
      <h2>As code</h2>
      <p class="sub">A grant ends. What should stay belongs where the role is made.</p>
      <Tabs
        label="Form"
        tabs={snippets.map(
          ({ format, title, text }) =>
            [
              title,
              <div key={format} class="code">
                <CopyButton text={text} label={`Copy ${title}`} />
                <CodeBlock text={text} />
              </div>,
            ] as const,
        )}
      />
    </section>
  );
