import { parseArn } from '../../denial/arn.ts';
import { isInEventHistory } from '../../denial/event-history.ts';
import type { Alert } from '../alert.ts';
import { shown } from './shown.ts';

/** A page of the AWS console. The page opens in the account that the reader is signed in to. */
export interface ConsoleLink {
  readonly label: string;
  readonly url: string;
}

/**
 * Hosts of the console in the partitions whose names are documented; others get no link. (AWS General Reference, "AWS Management Console
 * endpoints"; Amazon Web Services in China, "Endpoints and ARNs"; AWS GovCloud user guide, "Signing in")
 */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** No real name makes a link this long; Slack takes 3,000 characters, mail programs fewer. */
const longestUrl = 2000;

/** Pages to look at next: the role or user, the CloudTrail event, the incident's item. Every value from an event is encoded. */
export const consoleLinks = (alert: Alert): readonly ConsoleLink[] => {
  const host = hostOf(alert.explanation.denial.partition);
  if (host === null) return [];
  const links = [iamLink(alert, host), eventLink(alert, host), incidentLink(alert)].filter((link) => link !== null);
  return links.filter(({ url }) => url.length <= longestUrl);
};

const hostOf = (partition: string): string | null => (Object.hasOwn(hosts, partition) ? (hosts[partition] ?? null) : null);

/** A Region becomes part of a host name: nothing but a Region passes. */
export const isRegion = (text: string | null): text is string => text !== null && /^[a-z]{2,3}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text);

/** IAM has one console page a partition. */
const iamLink = ({ explanation: { denial } }: Alert, host: string): ConsoleLink | null => {
  const [kind = '', ...path] = parseArn(denial.principal.arn)?.resource.split('/') ?? [];
  const name = path.at(-1);
  if ((kind !== 'role' && kind !== 'user') || !name) return null;
  return { label: kind === 'role' ? 'Role in IAM' : 'User in IAM', url: `https://${host}/iam/home#/${kind}s/details/${encoded(name)}` };
};

const eventLink = ({ explanation: { denial } }: Alert, host: string): ConsoleLink | null =>
  !isInEventHistory(denial) || denial.id === null || !isRegion(denial.region)
    ? null
    : {
        label: 'Event in CloudTrail',
        url: `https://${denial.region}.${host}/cloudtrailv2/home?region=${denial.region}#/events/${encoded(denial.id)}`,
      };

const incidentLink = ({ incident, incidentTable }: Alert): ConsoleLink | null => {
  if (incidentTable === undefined || !isRegion(incidentTable.region)) return null;
  const host = hostOf(incidentTable.partition);
  if (host === null) return null;
  const query = `itemMode=2&pk=${encoded(incidentTable.key.pk)}&route=ROUTE_ITEM_EXPLORER&sk=${encoded(incidentTable.key.sk)}&table=${encoded(incidentTable.name)}`;
  return {
    label: `Incident ${shown(incident.id, 20)} in DynamoDB`,
    url: `https://${incidentTable.region}.${host}/dynamodbv2/home?region=${incidentTable.region}#edit-item?${query}`,
  };
};

/** A lone surrogate cannot be encoded and would throw; parentheses end links in some clients. */
const encoded = (text: string): string =>
  encodeURIComponent(text.slice(0, 1000).replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
