import { Dialog } from './dialog.tsx';

const keys = [
  ['j  k', 'next, previous incident'],
  ['Enter', 'open the incident'],
  ['Esc', 'back to the list'],
  ['/', 'search'],
  ['a', 'ask for approval, or approve'],
  ['r', 'reject, or revoke'],
  ['s', 'snooze'],
  ['i', 'ignore'],
  ['?', 'this help'],
] as const;

export const HelpDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog title="Keys" onClose={onClose}>
    <dl class="keys">
      {keys.map(([key, words]) => (
        <div key={key}>
          <dt>
            {key.split(/\s+/).map((its) => (
              <kbd key={its}>{its}</kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    <p>
      Search takes words, <code>key:value</code> and <code>-word</code>. Keys: id, who, action, resource, account, region, status, fix,
      cause.
    </p>
  </Dialog>
);
