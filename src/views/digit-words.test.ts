import { expect, it } from 'vitest';
import { modelIds as models } from '../models/registry';
import { choiceGroups, choiceOf, valueOf } from './digit-words';

const textsOf = (groups: ReturnType<typeof choiceGroups>) =>
  groups.map(({ options }) => options.map(({ text }) => text));
/** Best and worst of each model. */
const judged = 2 * models.length;

it('offers the classes that there are, by name where they have one', () => {
  const present = [
    { label: 0, count: 3 },
    { label: 2, count: 1 },
    { label: 200, count: 9 },
  ];
  const numbers = textsOf(choiceGroups({ present, classes: null }, models));
  expect(numbers.slice(0, 2)).toEqual([
    ['in order', 'one of each class'],
    ['only 0', 'only 2', 'only 200'],
  ]);
  const named = textsOf(
    choiceGroups({ present: present.slice(0, 2), classes: ['Bag', 'Coat', 'Shirt'] }, models),
  );
  expect(named[1]).toEqual(['only Bag', 'only Shirt']);
  expect(named[2]).toHaveLength(judged);
});

it('offers all of 255 classes', () => {
  const present = Array.from({ length: 255 }, (_, label) => ({ label, count: 1 }));
  expect(textsOf(choiceGroups({ present, classes: null }, models))[1]).toHaveLength(255);
});

it('offers no class where no picture has one', () => {
  const groups = choiceGroups({ present: [], classes: null }, models);
  expect(textsOf(groups)[0]).toEqual(['in order']);
  expect(groups.flatMap(({ options }) => options)).toHaveLength(1 + judged);
});

it('finds every choice by its value', () => {
  const groups = choiceGroups({ present: [{ label: 12, count: 1 }], classes: null }, models);
  for (const { value, choice } of groups.flatMap(({ options }) => options)) {
    expect(valueOf(choice)).toBe(value);
    expect(choiceOf(value, groups)).toEqual(choice);
  }
  expect(() => choiceOf('class 3', groups)).toThrow('expected a value of the list, got class 3');
});
