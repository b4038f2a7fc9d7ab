/** Format code without what it prints literally: quoted or escaped text, colours, currencies, locales. */
const pattern = (format: string): string => format.replace(/"[^"]*"|\\.|\[[^\]]*\]|[*_]./g, '').toLowerCase();

/** Whether a number format multiplies by a hundred for display. */
export function showsPercentage(format: string): boolean {
  return pattern(format).includes('%');
}

/** The finest part of a date that a date format displays; 'day' when it shows none, such as a time of day. */
export function shownPrecision(format: string): 'day' | 'month' | 'year' {
  const letters = pattern(format);
  if (letters.includes('d') || !letters.includes('y')) return 'day';
  return letters.includes('m') ? 'month' : 'year';
}
