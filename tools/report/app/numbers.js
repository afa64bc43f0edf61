// Numbers as people read them. Downloads have the digits of the files.
const decimal = /^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

export function isNumber(text) {
  return decimal.test(text);
}

const superscripts = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Four significant digits ("0.00897", "1,622", "3.7 × 10⁻⁵"); whole numbers in full. */
export function shown(number, digits = 4) {
  if (number === 0) return '0';
  const size = Math.abs(number);
  const sign = number < 0 ? '−' : '';
  if (size < 1e-4 || size >= 1e9) {
    const [mantissa, exponent] = size.toExponential(digits > 2 ? 1 : 0).split('e');
    return `${sign}${mantissa} × 10${[...String(Number(exponent))].map((letter) => superscripts[letter]).join('')}`;
  }
  const decimals = Number.isInteger(number) ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  const [whole, part] = size.toFixed(Math.min(decimals, 7)).split('.');
  return sign + (whole.length > 4 ? grouped(whole) : whole) + (part ? `.${part}` : '');
}

/** A value with its error, both to the two digits of the error that mean something: ["0.00878", "0.00010"]. */
export function shownWithError(number, error) {
  if (!(error > 0) || error < 1e-6 || Math.abs(number) >= 1e9) return [shown(number), shown(error, 2)];
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(error)));
  const fixed = (value) => {
    const [whole, part] = Math.abs(value).toFixed(decimals).split('.');
    return (value < 0 ? '−' : '') + (whole.length > 4 ? grouped(whole) : whole) + (part ? `.${part}` : '');
  };
  return [fixed(number), fixed(error)];
}

export function count(number) {
  return grouped(String(number));
}
