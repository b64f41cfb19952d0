// The data of the page: columns of numbers and texts, base64 of deflated bytes, which the browser inflates.
const meta = JSON.parse($("#meta").textContent);
const inflated = (name) => {
  const text = atob(document.getElementById(`data-${name}`).textContent), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
};
/** Planes of bytes, the lowest first; `steps`: differences modulo 256^width. */
const numbersOf = async (name) => {
  const { count, width, steps } = meta.columns[name], bytes = new Uint8Array(await inflated(name));
  const values = new ([null, Uint8Array, Uint16Array, Uint32Array, Uint32Array][width] ?? Float64Array)(count);
  for (let k = 0, weight = 1; k < width; ++k, weight *= 256) {
    const plane = bytes.subarray(k * count, (k + 1) * count);
    for (let i = 0; i < count; ++i) values[i] += plane[i] * weight;
  }
  if (steps) {
    const mask = width === 3 ? 0xffffff : 0xffffffff;
    for (let i = 1; i < count; ++i) values[i] = (values[i] + values[i - 1]) & mask;
  }
  return values;
};
const linesOf = async (name) => new TextDecoder().decode(await inflated(name)).split("\n");
/** Texts that are not needed at once: inflated when they are first asked for. */
const later = new Map();
const linesLater = (name) => {
  if (!later.has(name)) later.set(name, linesOf(name));
  return later.get(name);
};

const numberColumns = Object.keys(meta.columns).filter((name) => meta.columns[name].width !== undefined);
const columns = Object.fromEntries(await Promise.all(numberColumns.map(async (name) => [name, await numbersOf(name)])));
const [forms, mirroredForms, entryLimits, slowLimits] =
  await Promise.all(["entry-form", "entry-mirrored", "entry-limit", "slow-limit"].map(linesOf));

// ---- Points of the map: pairs (a, b), (-a, b) ----
const count = meta.points, ids = columns.id, kinds = columns.kind;
const axisNamed = (name) => meta.axes.find((axis) => axis.name === name);
const metricAxes = meta.axes.filter((axis) => axis.name !== "limit_value");
const codes = (axis) => columns[axis.name];
const valueOf = (axis, code) => (code > meta.steps ? NaN : axis.low + (code / meta.steps) * (axis.high - axis.low));
const has = (point) => kinds[point] >= meta.classes.length;  // (-a, b) is in the space too
const className = (point) => meta.classes[kinds[point] % meta.classes.length];
const pointOf = (id) => {
  let low = 0, high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle] < id) low = middle + 1; else high = middle;
  }
  return count > 0 && ids[low] === id ? low : -1;
};
/** Limits, by point, that p_N/q_N does not give: as they are stored. */
const slowLimitOf = new Map([...columns["slow-point"]].map((point, k) => [point, slowLimits[k]]));

// ---- Identified formulas ----
/** A metric as it is stored, rounded to the decimals of its axis: a number, and its digits. */
const storedMetric = (axis, code) => {
  if (code < 2) return { value: NaN, text: code === 0 ? "none" : "infinite" };
  const size = Math.floor((code - 2) / 2), sign = code % 2 === 1 ? "-" : "";
  const digits = String(size).padStart(axis.decimals + 1, "0"), at = digits.length - axis.decimals;
  return { value: Number(`${sign}${size}e-${axis.decimals}`), text: `${sign}${digits.slice(0, at)}.${digits.slice(at)}` };
};
const entryColumn = (name) => columns[`entry-${name}`];
const entries = [];
const byId = new Map();
for (let i = 0; i < meta.entries; ++i) {
  const mirror = entryColumn("mirror")[i], constant = entryColumn("constant")[i], set = entryColumn("families")[i];
  const entry = {
    index: i,
    id: entryColumn("id")[i],
    mirror: mirror > 0 ? mirror - 1 : null,
    a: meta.a[entryColumn("a")[i]],
    b: meta.b[entryColumn("b")[i]],
    form: forms[i],
    mirrored: mirroredForms[i],
    constant: constant > 0 ? meta.constants[constant - 1] : null,
    kind: meta.words[entryColumn("kind")[i]],
    status: meta.words[entryColumn("status")[i]],
    method: meta.words[entryColumn("method")[i]],
    agreement: meta.words[entryColumn("agreement")[i]],
    families: set > 0 ? meta.families[set - 1] : [],
    lattice: entryColumn("lattice")[i],
    slowLimit: entryLimits[i],
  };
  entry.point = pointOf(entry.id);
  entries.push(entry);
  byId.set(entry.id, entry);
  if (entry.mirror !== null) byId.set(entry.mirror, entry);
}
/** Of the formula as it is shown, or of its mirror image. */
const metricOf = (entry, axis, mirrored = false) => {
  const found = storedMetric(axis, entryColumn(axis.name)[entry.index]);
  if (!mirrored || !axis.turns || !/[1-9]/.test(found.text)) return found;
  return { value: -found.value, text: found.text.startsWith("-") ? found.text.slice(1) : `-${found.text}` };
};
const formOf = (entry, mirrored) => (mirrored ? entry.mirrored : entry.form);
const unshortened = (short) => meta.shorthand.reduce((text, [tag, letter]) => text.replaceAll(letter, tag), short);
/** MathML and LaTeX of the closed form. */
const writtenOf = async (entry, mirrored = false) => {
  const [mathml, latex] = (await linesLater("entry-written"))[entry.index].split("\t");
  const own = mirrored ? (await linesLater("entry-written-mirrored"))[entry.index] : "";
  if (own !== "") {
    const [x, y] = own.split("\t");
    return { mathml: unshortened(x), latex: y };
  }
  return mirrored ? { mathml: `<mo>${minus}</mo><mrow><mo>(</mo>${unshortened(mathml)}<mo>)</mo></mrow>`, latex: `-\\left(${latex}\\right)` }
                  : { mathml: unshortened(mathml), latex };
};
const inMath = (mathml) => `<math displaystyle="true">${mathml}</math>`;
