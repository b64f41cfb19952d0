// The limit and the metrics of (a, b) from exact integers, by the definitions of the program (engine/metrics): for the formulas whose
// digits the page does not carry. p_N/q_N at the sampling depth stands in for the limit.
const bigGcd = (x, y) => {
  if (x < 0n) x = -x;
  if (y < 0n) y = -y;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};
/** log|x| to the last bit or two of a double; x is not 0. */
const logAbs = (x) => {
  const digits = (x < 0n ? -x : x).toString(16), first = digits.slice(0, 16);
  return Math.log(Number(BigInt(`0x${first}`))) + 4 * (digits.length - first.length) * Math.LN2;
};
const convergentsOf = (a, b, depth) => {
  const ca = coefficients(a), cb = coefficients(b), p = [valueAt(ca, 0)], q = [1n];
  let pBefore = 1n, qBefore = 0n;
  for (let n = 1; n < depth; ++n) {
    const an = valueAt(ca, n), bn = valueAt(cb, n);
    p.push(an * p[n - 1] + bn * pBefore);
    q.push(an * q[n - 1] + bn * qBefore);
    pBefore = p[n - 1], qBefore = q[n - 1];
  }
  return { p, q };
};
/** Least squares by an orthonormal basis of the columns, each projected twice. */
const fit = (columnsOfFit, y) => {
  const dot = (u, v) => u.reduce((sum, x, i) => sum + x * v[i], 0);
  const basis = [], triangle = [];
  const project = (v) => {
    const shares = basis.map(() => 0);
    for (let round = 0; round < 2; ++round)
      basis.forEach((each, j) => {
        const share = dot(v, each);
        shares[j] += share;
        v.forEach((_, i) => { v[i] -= share * each[i]; });
      });
    return shares;
  };
  for (const column of columnsOfFit) {
    const v = [...column], shares = project(v), size = Math.sqrt(dot(v, v));
    basis.push(v.map((x) => x / size));
    triangle.push([...shares, size]);
  }
  const right = project([...y]), result = [];
  for (let i = basis.length - 1; i >= 0; --i) {
    let rest = right[i];
    for (let j = i + 1; j < basis.length; ++j) rest -= triangle[j][i] * result[j];
    result[i] = rest / triangle[i][i];
  }
  return result;
};
const samplePlaces = (length, divisor) => {
  const s = Math.floor(length / divisor), of = (k) => Math.floor(s / k);
  return [...new Set([6, of(8), of(4), of(2), s])].filter((place) => place >= 1).sort((x, y) => x - y);
};
const logEigenvalueRatio = (a, b, depth) => {
  const an = valueAt(coefficients(a), depth), bn = valueAt(coefficients(b), depth), square = an * an;
  const above = bn > 0n ? square : square + 4n * bn, below = 4n * (bn < 0n ? -bn : bn);
  const size = 2 * Math.asinh(Math.sqrt(Number(above) / Number(below)));
  return an < 0n ? -size : size;
};
/** p/q cut off after at most `digits` significant digits and 58 decimals. */
const quotientText = (p, q, digits) => {
  const sign = (p < 0n) !== (q < 0n) ? "-" : "", x = p < 0n ? -p : p, y = q < 0n ? -q : q;
  const all = String((x * 10n ** 58n) / y).padStart(59, "0"), whole = all.slice(0, -58), decimals = all.slice(-58);
  const zeros = whole === "0" ? /^0*/.exec(decimals)[0].length : 0, used = whole === "0" ? 0 : whole.length;
  return `${sign}${whole}.${decimals.slice(0, Math.max(1, zeros + digits - used))}…`;
};
/** {limit, and every metric by name}, of a formula that has metrics and no rational limit. */
const measured = (a, b) => {
  const { depth, divisor, asymptotic_depth: far } = meta.sampling;
  const { p, q } = convergentsOf(a, b, depth);
  const places = [...q.keys()].filter((n) => q[n] !== 0n), deepest = places.at(-1), logQ = logAbs(q[deepest]);
  const positions = samplePlaces(places.length, divisor);
  const samples = positions.map((position) => {
    const n = places[position - 1], own = logAbs(q[n]);
    const error = logAbs(p[deepest] * q[n] - p[n] * q[deepest]) - own - logQ;
    return { position, error, q: own, gcd: logAbs(bigGcd(p[n], q[n])) };
  });
  const linear = positions, logarithmic = positions.map(Math.log), factorial = positions.map((x) => x * Math.log(x));
  const reduced = samples.map((sample) => sample.q - sample.gcd);
  let [gamma, eta] = fit([linear, factorial], reduced);
  if (Math.abs(eta) < 0.05) { [gamma] = fit([linear], reduced); eta = 0; }
  const [betaError, gammaError, etaError] = fit([logarithmic, linear, factorial], samples.map((sample) => sample.error));
  const last = samples.at(-1), before = samples.at(-2), ratio = logEigenvalueRatio(a, b, far);
  const rounded = (x) => Math.round(x * 1e10) / 1e10;
  return {
    limit: quotientText(p[deepest], q[deepest], 20),
    delta: -last.error / (last.q - last.gcd) - 1,
    naive_delta: -last.error / last.q - 1,
    predicted_delta: Math.abs(ratio) / (rounded(gamma) + rounded(eta) * Math.log(far)) - 1,
    gamma_q: gamma, eta_q: eta, log_eigenvalue_ratio: ratio,
    beta_error: betaError, gamma_error: gammaError, eta_error: etaError,
    gcd_slope: (last.gcd - before.gcd) / (last.q - before.q),
  };
};
/** The decimals of x that do not depend on an error of a tenth of the last one that is known at all. */
const knownDigits = (x, decimals) => {
  if (!Number.isFinite(x)) return "none";
  const error = 0.1 * 10 ** -decimals;
  const rounded = (y, d) => (/[1-9]/.test(y.toFixed(d)) ? y.toFixed(d) : Math.abs(y).toFixed(d));  // no -0.00
  for (let d = decimals; d > 0; --d) if (rounded(x - error, d) === rounded(x + error, d)) return rounded(x, d);
  return x.toFixed(0);
};
