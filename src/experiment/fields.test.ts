/** What holds for every field of an experiment, a new one too. */
import { describe, expect, it } from 'vitest';
import { specOf } from '../models/registry';
import type { Field } from '../schema/field';
import { readValue } from '../schema/read-value';
import { runFields } from './experiment';
import { modelFields } from './model-fields';
import { everyField } from './every-field';
import { temperatureField } from './move-fields';

describe.each(everyField)('the field %s', (_, field) => {
  it('says what it is and allows its default', () => {
    expect(field.label).not.toBe('');
    expect(field.meaning).toMatch(/\.$/);
    expect(field.moves).toMatch(/^[A-Z].*\.$/);
    if (field.equation) expect(field.equation.source).not.toBe('');
    expect(readValue(field, field.default)).toEqual({ value: field.default });
    expect(field.link).toMatch(/^[A-Za-z]+$/);
  });
});

it('no two fields share a key of a link or a name', () => {
  const reserved = ['v', 'models', 'moves', 'backend', 'threads', 'plan', 'code'];
  const keys = [...everyField.map(([, field]) => field.link), ...reserved];
  expect(keys).toEqual([...new Set(keys)]);
  const names = everyField.map(([name]) => name);
  expect(names).toEqual([...new Set(names)]);
});

it('fields of one name are one declaration in every model, but for whether it is on', () => {
  for (const { name, field, models } of modelFields)
    for (const id of models) {
      const own = specOf(id).fields[name];
      if (name === 'on') expect({ ...own, default: field.default }).toEqual(field);
      else expect(own).toBe(field);
    }
});

it('exactly the live fields of definition 10 are live', () => {
  const live = modelFields.filter(({ field }) => field.live).map(({ name }) => name);
  expect(live.toSorted()).toEqual(['gridPoints', 'klWeight', 'learningRate', 'on', 'polynomialOrder']);
  expect(temperatureField.live).toBe(true);
  expect(Object.values<Field>(runFields).some((field) => field.live)).toBe(false);
});
