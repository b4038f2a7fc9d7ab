/** What a file is, said by who uploads it. */
export const EVIDENCE_KINDS = ['attestation', 'contract', 'minutes', 'list', 'photo', 'other'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Why evidence is destroyed. */
export const DESTRUCTION_REASONS = ['personal_data', 'confidential', 'mistake', 'other'] as const;
export type DestructionReason = (typeof DESTRUCTION_REASONS)[number];

/** What the virus scanner said; `none`: there is no scanner. */
export const SCANS = ['none', 'pending', 'unreachable', 'clean', 'infected'] as const;
export type Scan = (typeof SCANS)[number];

export type Format = 'pdf' | 'png' | 'jpeg' | 'webp' | 'xlsx' | 'ods' | 'csv';

/** The formats that are taken: their media type and the extensions that agree with them. */
export const FORMATS: Readonly<Record<Format, { mediaType: string; extensions: readonly string[] }>> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', extensions: ['webp'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  csv: { mediaType: 'text/csv', extensions: ['csv'] },
};

export const FORMAT_NAMES = 'PDF, PNG, JPEG, WebP, XLSX, ODS, CSV';

export function formatOfMediaType(mediaType: string): Format | undefined {
  return (Object.keys(FORMATS) as Format[]).find((format) => FORMATS[format].mediaType === mediaType);
}
