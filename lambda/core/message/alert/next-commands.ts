import { isInEventHistory } from '../../denial/event-history.ts';
import type { Alert } from '../alert.ts';
import { isRegion } from './console-links.ts';
import { shown } from './shown.ts';

/** A command to copy, and what it is for. */
export interface NextCommand {
  readonly purpose: string;
  readonly command: string;
}

/**
 * What to run next. The event is taken from CloudTrail's event history, which holds management events of 90 days in their own account and
 * Region; other carriers have no such place. (CloudTrail user guide, "Working with CloudTrail event history")
 */
export const nextCommands = (alert: Alert): readonly NextCommand[] => {
  // One of many denials explains no probing.
  const event = alert.probing === null ? eventOf(alert) : null;
  if (event === null) return [];
  if (!isInEventHistory(alert.explanation.denial))
    return [
      {
        purpose: 'Data events are not in the event history of CloudTrail: find this one in the files of your trail, and explain it',
        command: `zgrep -h ${event.id} *.json.gz | countersign explain -`,
      },
    ];
  const file = `${shown(alert.incident.id, 12).replace(/[^\w-]/g, '')}.json`;
  return [
    {
      purpose: `Save the event${event.account === null ? '' : `, with credentials of account ${event.account}`} (management events of the last 90 days)`,
      command: `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventId,AttributeValue=${event.id} --region ${event.region} --output json > ${file}`,
    },
    { purpose: 'See the whole explanation', command: `countersign explain ${file}` },
    ...forRemedy(alert, file),
  ];
};

const forRemedy = ({ explanation: { remedy } }: Alert, file: string): readonly NextCommand[] => {
  if (remedy.kind === 'grant')
    return [
      { purpose: 'Put the policy into code (also cdk, cfn, json)', command: `countersign explain ${file} --as terraform` },
      { purpose: 'See everything that the same call needs', command: `countersign explain ${file} --whole-call` },
    ];
  return remedy.owner === null
    ? []
    : [{ purpose: 'Write a request to whoever can change it', command: `countersign explain ${file} --request-text` }];
};

/** Only what cannot be anything but an event id, a Region and an account goes into a command. */
const eventOf = ({
  explanation: { denial },
}: Alert): { readonly id: string; readonly region: string; readonly account: string | null } | null => {
  const { carrier, id, region, account } = denial;
  if (carrier !== 'cloudtrail' || id === null || !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) || !isRegion(region))
    return null;
  return { id, region, account: account !== null && /^\d{12}$/.test(account) ? account : null };
};

/** What to do with the incident. An id that we made; nothing else goes into a command. */
export const incidentCommands = ({ incident: { id } }: Alert): readonly NextCommand[] =>
  /^cs-[0-9a-z]{6}$/.test(id)
    ? [
        { purpose: 'See the incident', command: `countersign show ${id}` },
        { purpose: 'Be quiet about it for a while; it speaks when it escalates', command: `countersign snooze ${id} --for 4h` },
      ]
    : [];

/** How approvers are asked, or answer, where a plan is there. */
export const planCommands = ({ incident: { id }, plan }: Alert): readonly NextCommand[] => {
  if (plan === null || plan.kind === 'impossible' || !/^cs-[0-9a-z]{6}$/.test(id)) return [];
  return plan.kind === 'offered'
    ? [{ purpose: 'Ask the approvers for this grant', command: `countersign propose ${id}` }]
    : [
        { purpose: 'Approve, as one of the approvers', command: `countersign approve ${id} --plan ${plan.hash.slice(0, 8)}` },
        { purpose: 'Reject', command: `countersign reject ${id} --reason "..."` },
      ];
};
