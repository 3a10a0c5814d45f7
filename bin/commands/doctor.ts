import { findingLines } from '../../lambda/core/doctor/doctor-page.ts';
import type { Finding } from '../../lambda/core/doctor/finding.ts';
import { safeJson } from '../../lambda/core/message/plain-text.ts';
import { doctorFindings } from '../../lambda/flows/doctor/doctor-findings.ts';
import type { CommandRun, Terminal } from './output.ts';
import { paintFor } from './paint-for.ts';

export interface DoctorFlags {
  readonly stack: string;
  readonly output?: 'json' | 'table';
  readonly profile?: string;
  readonly region?: string;
  readonly sendTest?: boolean;
  readonly selfTest?: boolean;
  /** Minutes. */
  readonly wait: number;
}

/** `countersign doctor`: looks at a deployed stack, says what is right, and what to do about what is not. */
export async function* doctor(flags: DoctorFlags, terminal: Terminal): CommandRun {
  // Before the SDK is loaded, which else warns of the Node that it will want.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const { doctorPorts } = await import('../../lambda/adapters/doctor/doctor-ports.ts');
  const { stack, profile = null, region: given = null, sendTest = false } = flags;
  const { ports, region } = await doctorPorts({ profile, region: given });
  const options = { stack, region, sendTest, selfTestMs: flags.selfTest ? flags.wait * 60_000 : null };
  let isWell = true;
  for await (const finding of doctorFindings(ports, options)) {
    isWell &&= finding.state !== 'fail';
    yield { to: 'stdout', text: textOf(finding, flags, terminal) };
  }
  return isWell ? 0 : 1;
}

const textOf = (finding: Finding, { output }: DoctorFlags, { isTerminal, colour, columns }: Terminal): string =>
  output === 'json' || (output === undefined && !isTerminal) ? `${safeJson(finding)}\n` : findingLines(finding, columns, paintFor(colour));
