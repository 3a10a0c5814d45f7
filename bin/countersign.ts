#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import type { ConsoleFlags } from './commands/console.ts';
import type { ApproveFlags, RejectFlags } from './commands/decide.ts';
import type { DoctorFlags } from './commands/doctor.ts';
import type { ExplainFlags } from './commands/explain.ts';
import type { IncidentsFlags } from './commands/incidents.ts';
import type { LocalFlags } from './commands/local.ts';
import type { IncidentFlags } from './commands/open-incidents.ts';
import type { CommandRun, Terminal } from './commands/output.ts';
import type { IgnoreFlags, SnoozeFlags } from './commands/put-aside.ts';
import type { ShowFlags } from './commands/show.ts';

const terminal: Terminal = {
  isTerminal: process.stdout.isTTY === true,
  columns: Math.min(Math.max(process.stdout.columns ?? 100, 40), 140),
  colour: usesColour(),
  stdin: process.stdin,
};

/** https://no-color.org: set and not empty means none; FORCE_COLOR asks for it where no terminal is. */
function usesColour(): boolean {
  if (process.env['NO_COLOR']) return false;
  if (process.env['FORCE_COLOR'] && process.env['FORCE_COLOR'] !== '0') return true;
  return process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
}

const run = async (command: CommandRun): Promise<void> => {
  for (;;) {
    const step = await command.next();
    if (step.done) {
      process.exitCode = step.value;
      return;
    }
    const stream = step.value.to === 'stdout' ? process.stdout : process.stderr;
    if (!stream.write(step.value.text)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  }
};

const notEmpty = (value: string): string => {
  if (value.trim() === '') throw new InvalidArgumentError('expected a name, got nothing.');
  return value;
};

const minutes = (value: string): number => {
  const number = Number(value);
  if (!(number > 0 && number <= 120)) throw new InvalidArgumentError(`expected minutes from 0 to 120, got ${value}.`);
  return number;
};

const portNumber = (value: string): number => {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError(`expected a port from 0 (any) to 65535, got ${value}.`);
  return Number(value);
};

const planHash = (value: string): string => {
  if (!/^[0-9a-f]{8,64}$/i.test(value)) throw new InvalidArgumentError('expected 8 to 64 hex digits of the hash of the document.');
  return value;
};

const program = new Command('countersign')
  .description('Explains why AWS refused a request, and proposes the smallest grant that an approver can sign.')
  .version(packageJson.version)
  .showHelpAfterError('(countersign --help shows how)')
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

program
  .command('explain')
  .description('explain the denials in a CloudTrail record, an event, a decoded or encoded message, or pasted text')
  .argument('[FILE|-]', 'file (also gzipped) or - for standard input; text with spaces is taken as it is')
  .addOption(
    new Option('-o, --output <form>', 'table for people, json for programs (default: table on a terminal)').choices(['table', 'json']),
  )
  .option('--all', 'show records with other errors too, with their cause kind')
  .option('--decoded <file>', 'the decoded message, where you have it already', notEmpty)
  .option('--offline', 'never call AWS')
  .option('--profile <name>', 'profile of the AWS configuration for decoding', notEmpty)
  .option('--region <name>', 'Region to decode in (default: the Region of the denial)', notEmpty)
  .option('--whole-call', 'show the grant for everything that the same API call needs, beside the minimal one')
  .addOption(new Option('--as <form>', 'print only the grant, as code').choices(['json', 'cfn', 'cdk', 'terraform']))
  .addOption(new Option('--expect <result>', 'for CI: exit code 1 when it is otherwise').choices(['allowed', 'denied']))
  .option('--request-text', 'print only a request to whoever owns the policy that refused')
  .option('--protect <arn...>', 'principals (ARN, * and ? match) that no grant is proposed for')
  .addHelpText(
    'after',
    '\nExit codes: 0 all explained, 1 something went wrong, 2 wrong usage, 3 some input was no denial that could be read',
  )
  .action(async (source: string | undefined, flags: ExplainFlags) => {
    const { explain } = await import('./commands/explain.ts');
    await run(explain(source, flags, terminal));
  });

program
  .command('doctor')
  .description('look at a deployed stack: what is right, and what to do about what is not')
  .option('--stack <name>', 'name of the CloudFormation stack', 'Countersign')
  .addOption(
    new Option('-o, --output <form>', 'table for people, json (one finding a line) for programs (default: table on a terminal)').choices([
      'table',
      'json',
    ]),
  )
  .option('--profile <name>', 'profile of the AWS configuration', notEmpty)
  .option('--region <name>', 'Region of the stack', notEmpty)
  .option('--send-test', 'post a test message to Slack')
  .option('--self-test', 'make one harmless call that is refused, and follow it to the alert')
  .option('--wait <minutes>', 'how long --self-test waits for each denial to arrive', minutes, 15)
  .addHelpText('after', '\nExit codes: 0 nothing failed, 1 something failed, 2 wrong usage')
  .action(async (flags: DoctorFlags) => {
    const { doctor } = await import('./commands/doctor.ts');
    await run(doctor(flags, terminal));
  });

/** A command on the incidents of a deployed stack. */
const onIncidents = (name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .option('--stack <name>', 'name of the CloudFormation stack', 'Countersign')
    .option('--table <name>', 'the table of incidents itself', notEmpty)
    .option('--profile <name>', 'profile of the AWS configuration', notEmpty)
    .option('--region <name>', 'Region of the stack', notEmpty)
    .addOption(
      new Option('-o, --output <form>', 'table for people, json for programs (default: table on a terminal)').choices(['table', 'json']),
    );

onIncidents('incidents', 'list the incidents of a deployed stack, those that want somebody’s eyes first')
  .option('--status <names>', 'only these: new, ongoing, escalating, regressed, snoozed, ignored, resolved', notEmpty)
  .option('--all', 'also snoozed, ignored, muted and resolved ones')
  .option('--match <text>', 'only those with this in id, principal, action, resource, account, cause or fix', notEmpty)
  .action(async (flags: IncidentsFlags) => run((await import('./commands/incidents.ts')).incidents(flags, terminal)));

onIncidents('show', 'show one incident, and how its grant stands')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .addOption(new Option('--as <form>', 'print only the permission that would fix it, as code').choices(['json', 'cfn', 'cdk', 'terraform']))
  .action(async (id: string, flags: ShowFlags) => run((await import('./commands/show.ts')).show(id, flags, terminal)));

onIncidents('snooze', 'be quiet about an incident for a time; it is counted, and speaks when it escalates')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .requiredOption('--for <time>', 'how long: 30m, 4h, 7d, or a day (2026-12-01)', notEmpty)
  .action(async (id: string, flags: SnoozeFlags) => run((await import('./commands/put-aside.ts')).snooze(id, flags, terminal)));

onIncidents('ignore', 'be quiet about an incident until it escalates')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .requiredOption('--reason <text>', 'why, for those who come after you', notEmpty)
  .option('--until <time>', 'only for so long: 7d, or a day (2026-12-01)', notEmpty)
  .action(async (id: string, flags: IgnoreFlags) => run((await import('./commands/put-aside.ts')).ignore(id, flags, terminal)));

onIncidents('resolve', 'an incident is done: the next denial is a regression')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .action(async (id: string, flags: IncidentFlags) => run((await import('./commands/put-aside.ts')).resolve(id, flags, terminal)));

const refusalCodes = '\nExit codes: 0 done, 1 something went wrong, 2 wrong usage, 6 refused (why is said; nothing was changed)';

onIncidents('propose', 'ask the approvers for the grant of an incident; nothing is changed before they decide')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .addHelpText('after', refusalCodes)
  .action(async (id: string, flags: IncidentFlags) => run((await import('./commands/propose.ts')).propose(id, flags, terminal)));

onIncidents('approve', 'see exactly what would be applied, and approve it with your own AWS identity')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .option('--plan <hash>', 'approve only this plan: the first 8 or more digits of its hash', planHash)
  .option('--comment <text>', 'kept with the approval', notEmpty)
  .option('--yes', 'do not ask (with --plan)')
  .addHelpText('after', refusalCodes)
  .action(async (id: string, flags: ApproveFlags) => run((await import('./commands/decide.ts')).approve(id, flags, terminal)));

onIncidents('reject', 'reject what the approvers were asked for')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .requiredOption('--reason <text>', 'why, for those who asked', notEmpty)
  .addHelpText('after', refusalCodes)
  .action(async (id: string, flags: RejectFlags) => run((await import('./commands/decide.ts')).reject(id, flags, terminal)));

onIncidents('revoke', 'take a grant back now')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .addHelpText('after', refusalCodes)
  .action(async (id: string, flags: IncidentFlags) => run((await import('./commands/take-back.ts')).revoke(id, flags, terminal)));

onIncidents('adopt', 'the permission is in your own code now: check that, and let the grant go')
  .argument('<ID>', 'cs-… or the beginning of a fingerprint', notEmpty)
  .addHelpText('after', refusalCodes)
  .action(async (id: string, flags: IncidentFlags) => run((await import('./commands/take-back.ts')).adopt(id, flags, terminal)));

program
  .command('console')
  .description('a page over a deployed stack, with your own credentials: to look at, and to decide where you are an approver')
  .option('--stack <name>', 'name of the CloudFormation stack', 'Countersign')
  .option('--table <name>', 'the table of incidents itself', notEmpty)
  .option('--profile <name>', 'profile of the AWS configuration', notEmpty)
  .option('--region <name>', 'Region of the stack', notEmpty)
  .option('--port <number>', 'port of the page on 127.0.0.1 (default: any that is free)', portNumber)
  .option('--no-open', 'do not open a browser')
  .action(async (flags: ConsoleFlags) => run((await import('./commands/console.ts')).openConsole(flags, terminal)));

program
  .command('local')
  .description('the whole pipeline on this machine with a bundled story: no AWS account, nothing leaves it')
  .option('--port <number>', 'port of the page on 127.0.0.1 (0: any that is free)', portNumber)
  .option('--no-open', 'do not open a browser')
  .option('--state <folder>', 'where the run is kept (default: ~/.countersign/local-run)', notEmpty)
  .option('--events <path>', 'take these events too: a file or a folder of JSON', notEmpty)
  .option('--forward <time>', 'then move the clock forward: 4h, 15d, or a day (2026-12-01)', notEmpty)
  .addHelpText('after', '\nCtrl-C ends it; the next run goes on from there. Exit codes: 0 ended, 1 something went wrong, 2 wrong usage')
  .action(async (flags: LocalFlags) => run((await import('./commands/local.ts')).local(flags, terminal)));

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`countersign: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
