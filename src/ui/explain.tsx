/** What is read once somebody wonders: shut until its word is pressed, or open with all others. */
import { createContext, useContext, type ReactNode } from 'react';
import './explain.css';

/** Whether all of them are open; each can still be shut. */
export const ExplainAll = createContext(false);

interface ExplainProps {
  /** What is explained, for those who hear the word without what stands around it: 'the latent map'. */
  readonly of: string;
  /** What is pressed. */
  readonly word?: string;
  readonly children: ReactNode;
}

export function Explain({ of, word = 'Explain', children }: ExplainProps) {
  const all = useContext(ExplainAll);
  return (
    <details className="explain" open={all}>
      <summary>
        {word}
        <span className="visually-hidden"> {of}</span>
      </summary>
      <div className="explain-text">{children}</div>
    </details>
  );
}

interface ExplainListProps {
  readonly of: string;
  readonly items: readonly { readonly name: string; readonly sentence: string }[];
}

/** Numbers by their names, with what each is. */
export function ExplainList({ of, items }: ExplainListProps) {
  return (
    <Explain of={of}>
      <dl>
        {items.map(({ name, sentence }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </Explain>
  );
}
