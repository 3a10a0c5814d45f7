import { type IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { DoctorPorts } from '../../flows/doctor/doctor-ports.ts';
import { look } from './seen.ts';

/** What a role may do, by IAM's simulator. (IAM API reference, SimulatePrincipalPolicy) */
export const readPermissionsWith =
  (client: IAMClient): DoctorPorts['readPermissions'] =>
  (roleArn, needed) =>
    look('iam:SimulatePrincipalPolicy', async () => {
      const allowed: Record<string, boolean> = {};
      for (const { action, resource } of needed) {
        const { EvaluationResults: [result] = [] } = await client.send(
          new SimulatePrincipalPolicyCommand({ PolicySourceArn: roleArn, ActionNames: [action], ResourceArns: [resource] }),
        );
        allowed[action] = (allowed[action] ?? true) && result?.EvalDecision === 'allowed';
      }
      return allowed;
    });
