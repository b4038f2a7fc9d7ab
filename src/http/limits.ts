/** What a request may weigh; beyond it the answer is 413, 414, 415 or 431. */
export const LIMITS = {
  bodyBytes: 1_048_576,
  workbookBytes: 26_214_400,
  requestMilliseconds: 30_000,
  parameters: 100,
} as const;
