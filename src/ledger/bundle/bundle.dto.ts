/** A file of a bundle. */
export interface BundledFile {
  path: string;
  content: Buffer;
}

export const BUNDLE_FORMAT = 'mithaq-bundle/1';
export const MANIFEST = 'bundle.json';
export const SEAL = 'bundle.note';

/** An event with the proof that the checkpoint covers it; its bytes are the file. */
export interface BundledEvent {
  file: string;
  /** Place of its log among the logs of the bundle. */
  log: number;
  index: string;
  /** Hexadecimal, in the order of RFC 6962. */
  proof: string[];
}

/** A log of the register, with its checkpoint and the keys that signed it, in their order; the last one seals the bundle. */
export interface BundledLog {
  origin: string;
  /** File of the checkpoint. */
  checkpoint: string;
  keys: { verifier: string; note: string | null }[];
}

/** Something that the bundle says of a row, to be found in what the sealed events left of it. */
export interface BundledClaim {
  what: string;
  table: string;
  id: string;
  columns: Record<string, string | null>;
}

/** A file whose SHA-256 a sealed event holds: what was declared, or a piece of evidence. */
export interface BundledDocument {
  kind: 'declaration' | 'evidence';
  file: string;
  name: string;
}

/** A line of a declaration that the figure stands on. */
export interface BundledRow {
  declaration: string;
  /** The file that holds what was declared. */
  file: string;
  indicator: string;
  site: string | null;
  declared: string | null;
  accepted: string | null;
  /** What it adds to a total, of the status of the total; absent where the bundle is of a figure. */
  adds?: { value: string; sign: 1 | -1; carried: boolean };
}

/** The figure of a commitment in a period. */
export interface BundledFigure {
  commitment: string;
  title: string;
  period: string;
  indicator: string;
  unit: string;
  declared: string | null;
  accepted: string | null;
  verified: string | null;
  target: string | null;
  clause: { act: string; article: string; page: string | null } | null;
}

/** A total: its rows add up to it. */
export interface BundledTotal {
  /** The indicators whose observations are added; a leading - subtracts. */
  rule: string[];
  total: string;
  unit: string;
  status: 'declared' | 'accepted';
  from: string;
  to: string;
  asOf: string;
  /** Null: as it was known when the bundle was made. */
  knownOn: string | null;
  /** The part of the total that was asked for. */
  part: Record<string, string>;
  value: string | null;
}

/** What a bundle holds and says. Decimals and sizes in text. */
export interface BundleManifest {
  format: typeof BUNDLE_FORMAT;
  madeAt: string;
  programme: string;
  demonstration: boolean;
  figure: BundledFigure | BundledTotal;
  rows: BundledRow[];
  claims: BundledClaim[];
  documents: BundledDocument[];
  events: BundledEvent[];
  logs: BundledLog[];
  /** SHA-256 of each file but the manifest and its seal, hexadecimal. */
  files: Record<string, string>;
}

/** The text under which the register signs a manifest. */
export function sealText(origin: string, manifestSha256: string): string {
  return `${BUNDLE_FORMAT}\n${origin}\n${manifestSha256}\n`;
}

/** What the maker of a bundle says; the register adds the events, the keys and the seal. */
export type BundleContents = Omit<BundleManifest, 'format' | 'events' | 'logs' | 'files'>;
