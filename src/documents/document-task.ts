/** Documents of the program, each a template beside this file. */
export const DOCUMENTS = ['receipt', 'demonstration-attestation', 'mission-report', 'committee-pack'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export interface DocumentTask {
  id: number;
  name: DocumentName;
  /** What the template reads, as JSON: text in it is never markup. */
  data: string;
}

export type DocumentMade = { id: number } & ({ pdf: Uint8Array } | { failed: string });
