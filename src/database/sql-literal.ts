/** A text as an SQL literal, for the simple protocol, which takes several statements in one message but no parameters. */
export function sqlLiteral(text: string): string {
  if (text.includes('\0')) {
    throw new RangeError('A text with a NUL character cannot be stored.');
  }
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
