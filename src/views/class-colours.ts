/** Ten colours on black for ten classes, from Okabe and Ito's moved as far apart as a search found for eyes without red or green cones. Each class has its number or letter as well. */

/** In the order of the classes; the ground is black in both themes, as that of the pictures is. */
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
