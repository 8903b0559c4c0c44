/** Ten colours on black for the ten classes, from Okabe and Ito's moved as far apart as a search found for eyes without red or green cones. Each class has its digit as well. */

import { classOf } from '../../experiment/label-text';

/** Of the classes 0 to 9; the ground is black in both themes, as that of the pictures is. */
export const classColours: readonly string[] = [
  '#f9b011',
  '#3fa6ff',
  '#149d5c',
  '#ffef41',
  '#6580ff',
  '#ff6210',
  '#fab7de',
  '#ffffff',
  '#a0a0a0',
  '#b7f08a',
];

/** Of any label: more than ten classes share the colours in turn, and a picture without a class is a grey dot. */
export const markOf = (label: number): { readonly text: string; readonly fill: string } =>
  classOf(label) === null
    ? { text: '·', fill: '#a0a0a0' }
    : { text: String(label), fill: classColours[label % classColours.length] };
