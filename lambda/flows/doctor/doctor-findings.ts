import type { Finding } from '../../core/doctor/finding.ts';
import type { DoctorPorts } from './doctor-ports.ts';
import { type ExamineOptions, examine } from './examine.ts';
import { selfTest } from './self-test.ts';

export interface DoctorOptions extends ExamineOptions {
  /** How long the self-test follows its call, in milliseconds; null makes none. */
  readonly selfTestMs: number | null;
}

/** Looks at a deployed stack, and tests it if asked to. Yields findings in the order of the pipeline. */
export async function* doctorFindings(ports: DoctorPorts, options: DoctorOptions): AsyncGenerator<Finding> {
  const outputs = yield* examine(ports, options);
  if (outputs !== null && options.selfTestMs !== null) yield* selfTest(ports, outputs, options.selfTestMs);
}
