// Polynomials in n, and continued fractions made of them, as text, MathML and LaTeX.
/** Coefficients by power of "2*n^2 - n + 1" or "2n^2-n+1"; null where the text is something else. */
const coefficients = (text) => {
  const compact = text.replace(/[\s*]/g, "").replace(/−/g, "-");
  if (compact === "") return null;
  const result = [];
  let rest = compact;
  while (rest !== "") {
    const term = /^([+-]?)(\d*)(n(?:\^(\d+))?)?/.exec(rest);
    if (!term || term[0] === "" || (term[2] === "" && !term[3]) || (rest !== compact && term[1] === "")) return null;
    const power = term[3] ? Number(term[4] ?? 1) : 0;
    if (power > 100) return null;
    result[power] = (result[power] ?? 0n) + BigInt(`${term[1] === "-" ? "-" : ""}${term[2] === "" ? "1" : term[2]}`);
    rest = rest.slice(term[0].length);
  }
  return Array.from(result, (c) => c ?? 0n);
};
/** The terms in descending powers, each by `term(size, power)`, joined by signs. */
const inTerms = (cs, plus, minusSign, term) => {
  let text = "";
  for (let k = cs.length - 1; k >= 0; --k) {
    const c = cs[k];
    if (c === 0n) continue;
    text += text === "" ? (c < 0n ? minusSign.trim() : "") : c < 0n ? minusSign : plus;
    text += term(c < 0n ? -c : c, k);
  }
  return text === "" ? term(0n, 0) : text;
};
const polynomialText = (cs) => inTerms(cs, " + ", " - ", (size, k) =>
  (size !== 1n || k === 0 ? `${size}${k > 0 ? "*" : ""}` : "") + (k > 1 ? `n^${k}` : k === 1 ? "n" : ""));
const polynomialLatex = (cs) => inTerms(cs, " + ", " - ", (size, k) =>
  (size !== 1n || k === 0 ? `${size}${k > 0 ? " " : ""}` : "") + (k > 1 ? `n^{${k}}` : k === 1 ? "n" : ""));
const polynomialMathml = (cs) => inTerms(cs, "<mo>+</mo>", `<mo>${minus}</mo>`, (size, k) =>
  (size !== 1n || k === 0 ? `<mn>${size}</mn>${k > 0 ? "<mo>&#8290;</mo>" : ""}` : "") +
  (k > 1 ? `<msup><mi>n</mi><mn>${k}</mn></msup>` : k === 1 ? "<mi>n</mi>" : ""));
const valueAt = (cs, n) => cs.reduceRight((sum, c) => sum * BigInt(n) + c, 0n);
const negated = (text) => polynomialText(coefficients(text).map((c) => -c));
const polynomialMath = (text) => inMath(polynomialMathml(coefficients(text)));

/** The first levels of a(0) + b(1)/(a(1) + b(2)/(a(2) + ...)): `number`, `fraction(above)`, `end` and `dots` write the pieces. */
const inLevels = (a, b, levels, { number, plus, minusSign, open, close, dots }) => {
  const ca = coefficients(a), cb = coefficients(b);
  let text = "", end = "";
  for (let n = 0; n < levels; ++n) {
    text += number(valueAt(ca, n));
    const next = valueAt(cb, n + 1);
    if (next === 0n) break;
    text += next < 0n ? minusSign : plus;
    if (n + 1 === levels) text += dots;
    else { text += open(number(next < 0n ? -next : next)); end += close; }
  }
  return text + end;
};
const pcfMathml = (a, b, levels = 3) => `<math display="block">${inLevels(a, b, levels, {
  number: (v) => (v < 0n ? `<mo>${minus}</mo><mn>${-v}</mn>` : `<mn>${v}</mn>`),
  plus: "<mo>+</mo>", minusSign: `<mo>${minus}</mo>`, dots: "<mo>⋱</mo>",
  open: (above) => `<mfrac displaystyle="true"><mrow>${above}</mrow><mrow>`, close: "</mrow></mfrac>",
})}</math>`;
const pcfLatex = (a, b, levels = 3) => inLevels(a, b, levels, {
  number: String, plus: " + ", minusSign: " - ", dots: "\\ddots", open: (above) => `\\cfrac{${above}}{`, close: "}",
});
