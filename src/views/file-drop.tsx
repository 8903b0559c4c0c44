/** Takes files from a drop, a paste, a file button or a folder button, names them with their folders and hands them on. Reads nothing of them. */
import { useEffect, useEffectEvent, useRef, useState, type DragEvent } from 'react';
import type { ChosenFile } from '../state/data-store';
import { droppedFiles } from './dropped-files';
import './file-drop.css';

interface FileDropProps {
  /** What the files are of: 'pictures'. */
  readonly what: string;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  /** Why a dropped folder could not be read. */
  readonly onProblem: (message: string) => void;
}

const chosen = (list: FileList | null): ChosenFile[] =>
  [...(list ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }));

export function FileDrop({ what, disabled, onFiles, onProblem }: FileDropProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const takeAll = (transfer: DataTransfer) =>
    void droppedFiles(transfer).then(onFiles, (error) => onProblem(String(error)));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) takeAll(event.dataTransfer);
  };
  // Anywhere on the page: there is no place to put a caret. Text is left to the field it is meant for.
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (disabled || !event.clipboardData || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    takeAll(event.clipboardData);
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => paste(event);
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
  const take = (input: HTMLInputElement) => {
    const found = chosen(input.files);
    // The same files can be chosen again.
    input.value = '';
    if (found.length > 0) onFiles(found);
  };
  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>Drop or paste files or a folder here, or</p>
      <div className="file-drop-buttons">
        <button type="button" disabled={disabled} onClick={() => files.current?.click()}>
          Choose files
        </button>
        <button type="button" disabled={disabled} onClick={() => folder.current?.click()}>
          Choose a folder
        </button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={`Files of ${what}`}
        onChange={({ target }) => take(target)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // No attribute of its own in React's types.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        aria-label={`Folder of ${what}`}
        onChange={({ target }) => take(target)}
      />
    </div>
  );
}
