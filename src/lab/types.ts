import type { FixId, StepId } from '#http-auth/trace.ts';
import type { Decision, Outcome } from '#http-auth/types.ts';
import type { WireMessage } from '#wire/message.ts';
import type { FieldName } from './initial.ts';

/** Everything that a reader may change, each value as text, as typed. */
export type LabState = Readonly<Record<FieldName, string>>;

/** What a value may be, and how a form asks for it. */
export interface Field {
  readonly name: FieldName;
  readonly side: 'server' | 'client' | 'way' | 'clock';
  readonly label: string;
  /** One sentence below the input, or nothing. */
  readonly hint?: string | undefined;
  readonly kind: 'choice' | 'text' | 'number' | 'flag';
  /** Of a choice, in the order shown. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Never written into a link: a placeholder takes its place. */
  readonly secret?: true | undefined;
  readonly initial: string;
}

/** What is wrong with a value, in a sentence that also says what to do. The value stays as typed. */
export interface Problem {
  readonly field: FieldName;
  readonly sentence: string;
}

/** A switch of the small simulator: one thing that is right or wrong. */
export interface PresetSwitch {
  readonly name: string;
  /** "send an Authorization header" */
  readonly label: string;
  readonly on: Partial<LabState>;
  readonly off: Partial<LabState>;
}

/** A case worth showing. Scheme presets have no fix. */
export interface Preset {
  /** "bearer", or the id of the fix: "u17". */
  readonly id: string;
  readonly fix: FixId | null;
  readonly title: string;
  /** What differs from the initial state, when it works. */
  readonly fixed: Partial<LabState>;
  /** What differs from `fixed` when it does not. */
  readonly broken: Partial<LabState>;
  /** Of the small simulator; their `off` values together with `fixed` reach `broken`. */
  readonly switches: readonly PresetSwitch[];
}

/** A line of "Why the server said so". */
export interface TraceLine {
  readonly step: StepId;
  readonly verdict: 'passed' | 'failed' | 'note';
  readonly text: string;
  /** RFC and section. */
  readonly rule: string;
  readonly decisive: boolean;
  readonly fix: FixId | null;
}

/** What a client does or does not do, and by which rule or measurement. */
export interface ClientNote {
  readonly text: string;
  readonly rule: string;
  readonly fix: FixId | null;
}

/** What the script of a page sees of an answer, beside what the network saw. */
export interface ScriptView {
  /** Null: the promise is rejected, and the script cannot see why. */
  readonly status: number | null;
  /** Response headers that it may read. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
}

/** One request and its answer, as they stood on the wire. */
export interface PlayStep {
  /** "Preflight", "First try", "Answer to the challenge", "After the redirect". */
  readonly title: string;
  /** "GET /account" */
  readonly caption: string;
  /** The whole address of the request. */
  readonly url: string;
  readonly request: WireMessage;
  readonly response: WireMessage;
  readonly status: number;
  /** Null for an answer that is not of the engine. */
  readonly decision: Decision | null;
  readonly trace: readonly TraceLine[];
  /** A piece of the deciding line of the two messages. */
  readonly mark: string;
  /** What the client makes of the answer. */
  readonly client: readonly ClientNote[];
  /** Null unless the client is a script in a page. */
  readonly script: ScriptView | null;
}

/** A state played through: numbered steps, and what came of it. */
export interface Play {
  /** At least one. */
  readonly steps: readonly [PlayStep, ...PlayStep[]];
  readonly status: number;
  readonly outcome: Outcome;
  readonly tag: 'denied' | 'granted' | 'plain';
  /** One sentence: what decided, and what the server answered. */
  readonly says: string;
  /** Values that could not be taken as typed; the initial ones were played in their place. */
  readonly problems: readonly Problem[];
}

/** What the lab needs from outside. */
export interface LabEnv {
  /** The true time, in milliseconds since 1970-01-01T00:00:00Z; the fields move the two clocks against it. */
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** A piece of a message; `about` names what may be pointed at and linked. */
export interface Piece {
  readonly text: string;
  /** Id of an explanation, e.g. "www-authenticate.realm"; null: nothing to explain. */
  readonly about: string | null;
}

/** One sentence on a header, a parameter or a claim. */
export interface Explanation {
  readonly id: string;
  readonly name: string;
  readonly sentence: string;
  /** RFC and section. */
  readonly rule: string;
}
