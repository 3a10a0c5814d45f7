import type { Report } from '../../core/message/report/report.ts';
import type { IncidentPorts } from '../incidents/incident-ports.ts';
import type { Observe } from '../ports.ts';
import type { GrantPorts, ListGrants } from './grant-ports.ts';

/** Tells everybody; throws where nobody took it, so that it is tried again. */
export type SendReport = (report: Report) => Promise<void>;

/** What outcome and sweep touch. */
export interface FollowUpPorts extends Pick<GrantPorts, 'startRevoke' | 'readExecution' | 'readAppliedPolicy' | 'sha256'>, IncidentPorts {
  readonly listGrants: ListGrants;
  readonly sendReport: SendReport;
  readonly observe: Pick<Observe, 'info' | 'warn'>;
}
