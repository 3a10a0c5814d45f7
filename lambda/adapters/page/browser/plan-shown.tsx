import { useEffect, useState } from 'preact/hooks';
import type { IncidentRow } from '../../../core/page/incident-row.ts';
import type { ShownPlan } from '../../../core/page/shown-plan.ts';
import { CodeBlock } from './code-block.tsx';

interface PlanProps {
  readonly plan: Extract<ShownPlan, { kind: 'plan' }>;
  readonly row: IncidentRow;
  /** Whether the hash is of this document. */
  readonly onChecked: (isTrue: boolean) => void;
}

/** The document that is decided about, and its hash, which the browser computes for itself. */
export const PlanShown = ({ plan, row, onChecked }: PlanProps) => {
  const [computed, setComputed] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void sha256(plan.document).then((hash) => {
      if (isGone) return;
      setComputed(hash);
      onChecked(hash === plan.hash);
    });
    return () => {
      isGone = true;
    };
  }, [plan.document, plan.hash, onChecked]);
  return (
    <div class="plan">
      <dl class="facts">
        <div>
          <dt>For</dt>
          <dd>{row.who}</dd>
        </div>
        <div>
          <dt>Ends</dt>
          <dd>{plan.endsAt ?? 'never by itself'}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd class="hash">
            <b>{plan.hash.slice(0, 8)}</b>
            {plan.hash.slice(8)}
          </dd>
        </div>
      </dl>
      <p class={computed === null || computed === plan.hash ? 'sub' : 'banner warn'}>
        {computed === null
          ? 'Computing the hash …'
          : computed === plan.hash
            ? '✓ Computed in this browser from the document below.'
            : 'This is not the hash of the document below: nothing can be decided.'}
      </p>
      {plan.isSensitive ? <p class="banner">Sensitive: two approvers are needed.</p> : null}
      <CodeBlock text={plan.pretty} kind="added" />
    </div>
  );
};

const sha256 = async (text: string): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
