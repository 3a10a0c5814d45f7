import type { Denial } from '../denial/denial.ts';
import type { ResourceTypeFacts } from './action-facts.ts';
import { arnForm } from './arn-form.ts';
import { generalNames, parameterNames, type VariablePlace } from './parameter-names.ts';
import { ec2Id } from './parameters/ec2-ids.ts';
import { ownParameters } from './parameters/own-parameters.ts';
import { parameterPart } from './parameters/parameter-part.ts';
import { specialArn } from './parameters/special-arns.ts';
import type { RequestValues } from './request-values.ts';

type Call = Pick<Denial, 'operation' | 'partition' | 'region' | 'account'>;

/**
 * The ARN of a resource type, from a record: the one that the record names, else the type's template with every variable filled from the
 * request parameters. Null where a part is missing, or where several could be meant.
 */
export const arnOfType = (type: ResourceTypeFacts, call: Call, values: RequestValues): string | null => {
  for (const template of type.arns) {
    const arn = arnOfTemplate(template, type.name, call, values);
    if (arn !== null) return arn;
  }
  return null;
};

const arnOfTemplate = (template: string, type: string, call: Call, values: RequestValues): string | null => {
  const form = arnForm(template);
  const recorded = values.recorded.filter((arn) => form.test(arn));
  if (recorded.length === 1) return recorded[0] ?? null;
  const special = specialArn(template, call, values);
  if (special !== undefined) return special;
  // A wildcard in a template stands for a part that no request tells.
  const filled = template.includes('*') ? null : fillTemplate(template, type, call, values);
  if (filled !== null) return form.test(filled) ? filled : null;
  const given = values.arns.filter((arn) => form.test(arn));
  return given.length === 1 ? (given[0] ?? null) : null;
};

const fillTemplate = (template: string, type: string, call: Call, values: RequestValues): string | null => {
  const pieces = template.split(/(\$\{\w+\})/);
  const last = pieces.findLastIndex(isVariable);
  const taken = new Set<string>();
  let arn = '';
  for (const [index, piece] of pieces.entries()) {
    const place = placeOf(template, pieces, index, index === last ? type : null, call);
    const part = isVariable(piece) ? fillVariable(place, arnForm(template), call, values, taken) : piece;
    if (part === null) return null;
    // A parameter that is a whole ARN of this form already.
    if (isVariable(piece) && part.startsWith('arn:')) return part;
    arn += part;
  }
  return arn;
};

const isVariable = (piece: string): boolean => piece.startsWith('${');

/** The part of the ARN; the whole ARN where the parameter is one of this form. */
const fillVariable = (place: VariablePlace, form: RegExp, call: Call, values: RequestValues, taken: Set<string>): string | null => {
  const value = givenValue(place, call, values, taken);
  return value === null || form.test(value) ? value : partOf(place, value, call, values);
};

const placeOf = (template: string, pieces: readonly string[], index: number, type: string | null, call: Call): VariablePlace => ({
  service: template.split(':')[2] ?? '',
  variable: (pieces[index] ?? '').slice(2, -1),
  kind: /([A-Za-z0-9-]+)[/:]$/.exec(pieces[index - 1] ?? '')?.[1] ?? '',
  type,
  operation: call.operation ?? '',
});

const fromCall: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account']);

/** A parameter that is only guessed to hold a variable cannot hold two of them: `name` is no `${IntentName}` and `${IntentVersion}`. */
const givenValue = (place: VariablePlace, call: Call, values: RequestValues, taken: Set<string>): string | null => {
  if (place.variable === 'Partition') return call.partition;
  if (place.variable === 'Region') return call.region;
  if (place.variable === 'Account') return call.account;
  const names = [...parameterNames(place), ...generalNames(place).filter((name) => values.near.has(name))];
  const name = names.find((each) => values.byName.has(each));
  if (name !== undefined && taken.has(name) && ownParameters(place.service, place.variable) === null) return null;
  if (name !== undefined) taken.add(name);
  const value = name === undefined ? null : (values.byName.get(name) ?? null);
  return place.service === 'ec2' ? ec2Id(place.kind, value, values) : value;
};

const partOf = (place: VariablePlace, value: string, call: Call, values: RequestValues): string | null =>
  fromCall.has(place.variable) ? value : parameterPart(place, value, call, values);
