// What a reader asks of the identified formulas: "pi with delta > 0, eta_q = 0 proved n^2".
const greek = { "δ": "delta", "γ′": "gamma_q", "η′": "eta_q", "β": "beta_error", "γ": "gamma_error", "η": "eta_error" };
const conditionPattern = /([\p{L}_][\p{L}\d_′]*)\s*(<=|>=|≤|≥|<|>|=)\s*([−-]?(?:\d+\.?\d*|\.\d+)(?:e[−-]?\d+)?)/giu;
const tests = {
  "<": (x, y) => x < y, "<=": (x, y) => x <= y, ">": (x, y) => x > y, ">=": (x, y) => x >= y, "=": (x, y) => x === y,
};
const constantNamed = (word) => meta.constants.find((each) => each.names.includes(word) || each.symbol === word);
/** {constant, conditions: [{axis, sign, value}], words} of a text; {error} where it names no metric. */
const understood = (text) => {
  const conditions = [];
  let error = "";
  const rest = text.replace(conditionPattern, (_, name, sign, number) => {
    const axis = metricAxes.find((each) => each.name === (greek[name] ?? name.toLowerCase()));
    if (!axis) error = `No metric is called ${name}; there are ${metricAxes.map((each) => each.name).join(", ")}.`;
    else conditions.push({ axis, sign: sign.replace("≤", "<=").replace("≥", ">="), value: Number(number.replaceAll(minus, "-")) });
    return " ";
  });
  const words = rest.split(/[\s,]+/).filter((word) => word !== "" && !["with", "and", "where"].includes(word));
  const constant = words.map(constantNamed).find((each) => each);
  return { error, conditions, constant, words: words.filter((word) => constantNamed(word) !== constant || !constant).map((word) => word.toLowerCase()) };
};
const searchText = (entry) =>
  ` ${entry.a.replaceAll(" ", "")} ${entry.b.replaceAll(" ", "")} ${entry.form} ${entry.kind} ${entry.status} ${entry.method} `.toLowerCase();
const holds = (entry, { axis, sign, value }) => tests[sign](metricOf(entry, axis).value, value);
/** The identified formulas that `query` asks for, without the conditions on metrics. */
const candidates = ({ constant, words }) => entries.filter((entry) => {
  if (constant && entry.constant !== constant) return false;
  if (words.length === 0) return true;
  const text = (entry.searched ??= searchText(entry));
  return words.every((word) => text.includes(word));
});
/** Formulas with their mirror images. */
const formulasOf = (rows) => rows.reduce((sum, entry) => sum + (entry.mirror === null ? 1 : 2), 0);
/** Of the values that a condition excludes the one next to it: "the largest delta is ...". */
const nearestMiss = (rows, { axis, sign, value }) => {
  const distance = (entry) => Math.abs(metricOf(entry, axis).value - value);
  const known = rows.filter((entry) => !Number.isNaN(metricOf(entry, axis).value));
  if (known.length === 0) return null;
  const best = known.reduce((x, y) => (distance(y) < distance(x) ? y : x));
  return { entry: best, word: sign.startsWith(">") ? "largest" : sign.startsWith("<") ? "smallest" : "nearest" };
};
