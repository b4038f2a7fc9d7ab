/**
 * Exact sum of decimals as the register writes them (`-12`, `0.5`). A verifier stands on Node alone: no library adds here.
 * @throws SyntaxError for a text that is no plain decimal
 */
export function sumOfDecimals(terms: readonly { value: string; sign: 1 | -1 }[]): string {
  const places = Math.max(0, ...terms.map(({ value }) => fractionOf(value).length));
  const sum = terms.reduce((total, { value, sign }) => total + BigInt(sign) * scaled(value, places), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return (sum < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}

const fractionOf = (value: string): string => value.split('.')[1] ?? '';

function scaled(value: string, places: number): bigint {
  return BigInt(value.replace('.', '') + '0'.repeat(places - fractionOf(value).length));
}
