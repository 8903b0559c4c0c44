/** What a run file says of its run besides the run itself: where it was trained, on what, and where it comes from. Types only. */
import type { BackendReport } from '../../gpu/backend-report';

export interface RunFacts {
  /** `width` and `height` of a picture, from which the shapes of all nets follow; `floor` is term2's lowest value, nats. */
  readonly dataset: {
    readonly name: string;
    readonly sha256: string;
    readonly width: number;
    readonly height: number;
    readonly floor?: number;
  };
  readonly backend: BackendReport;
  /** Kernel plan of the run (definition 13), and its threads. */
  readonly plan: string;
  readonly threads: number;
  /** The version of the program that wrote the file. */
  readonly code: string;
  /** When the file was written: an ISO time in UTC. */
  readonly created: string;
  /** The page's address of the experiment with its moves; null from the command line. */
  readonly link: string | null;
  /** As its owner calls it; may be empty. */
  readonly name: string;
  /** The run that this one branched from, and at which step. */
  readonly parent: { readonly digest: string; readonly step: number } | null;
  /** 12 hex digits of definition 21; null where the platform has no sha256 (a page without HTTPS). */
  readonly digest: string | null;
  /** Of a view file alone: sha256 over the parameters as it holds them, in definition 21's order. The digest is that of the run's own. */
  readonly view?: { readonly sha256: string };
  /** Of a view file that was read: sha256 of the parameters that its own run began from; null for initial weights. */
  readonly began?: string | null;
}
