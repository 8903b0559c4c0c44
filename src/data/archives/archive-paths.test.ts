import { describe, expect, it } from 'vitest';
import { isHidden, plainPath } from './archive-paths';

describe('isHidden', () => {
  it.each([
    '.DS_Store',
    'a/.DS_Store',
    'a/._1.png',
    '__MACOSX/a/1.png',
    'a/Thumbs.db',
    'a/THUMBS.DB',
    'a/desktop.ini',
    'a/Desktop.ini',
    'a/@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg',
    'a/.ipynb_checkpoints/1-checkpoint.png',
    'System Volume Information/x',
    '$RECYCLE.BIN/1.png',
  ])('is true of %s', (path) => {
    expect(isHidden(path)).toBe(true);
  });

  it.each(['a/1.png', 'a.b/1.png', 'macosx/1.png', 'thumbs/1.png', 'my desktop.ini.png', '1.png'])(
    'is false of %s',
    (path) => {
      expect(isHidden(path)).toBe(false);
    },
  );
});

describe('plainPath', () => {
  it.each([
    ['a/b/c.png', 'a/b/c.png'],
    ['./a//b.png', 'a/b.png'],
    ['../../a/b.png', 'a/b.png'],
    ['/a/b.png', 'a/b.png'],
    ['\\\\server\\a\\b.png', 'server/a/b.png'],
    ['d:/a/b.png', 'a/b.png'],
    ['a...b/..c/d..png', 'a...b/..c/d..png'],
  ])('makes %s to %s', (name, path) => {
    expect(plainPath(name)).toBe(path);
  });
});
