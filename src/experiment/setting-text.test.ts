import { expect, it } from 'vitest';
import { settingText } from './setting-text';

it('calls own data by a short name, and writes all else as links do', () => {
  expect(settingText(`own-${'96e21b9c'.repeat(8)}`)).toBe('own data 96e21b9c96e2');
  expect(settingText('mnist')).toBe('mnist');
  expect([settingText(0.5), settingText([400, 400]), settingText(true)]).toEqual(['0.5', '400-400', 'on']);
});
