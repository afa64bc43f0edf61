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

export function count(number) {
  return grouped(String(number));
}
