/** Marks that only ever separate names, and marks that also occur within them. */
const SEPARATOR = /[;؛\n]+/;
const DOUBTFUL_SEPARATOR = /[،,/]+|\s+(?:et|and|&)\s+/i;

const trimmed = (parts: readonly string[]): string[] => parts.map((part) => part.trim()).filter((part) => part !== '');

/**
 * The names in a cell. A semicolon or a line break always separates; a comma, a slash or "et" does only where every name that results is
 * a known one, so that 'Orange Business/Services' stays whole.
 */
export function splitNames(text: string, isKnown: (name: string) => boolean): string[] {
  return trimmed(text.split(SEPARATOR)).flatMap((part) => {
    if (isKnown(part)) return [part];
    const pieces = trimmed(part.split(DOUBTFUL_SEPARATOR));
    return pieces.length > 1 && pieces.every(isKnown) ? pieces : [part];
  });
}
