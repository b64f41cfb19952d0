/// Certificates: a proof as JSON with integers only (as decimal strings, highest power first for polynomials), for the checker in
/// check/ and for anybody else's.
///
///     {"format": "brouncker-certificate", "version": 1, "a": [...], "b": [...],
///      "steps": [{"kind": "gauge", "label": "deflation" | "scaling" | "gauge", "a": [...], "b": [...], "shift": k,
///                 "s": [top, bottom], "n": [n11, n12, n21, n22], "denominator": [...], "start": m, "relation": [p, q, r, s]} |
///                {"kind": "fold", "label": "fold" | "unfold", "a": [...], "b": [...], "steps": k, "first": r, "relation": [...]}, ...],
///      "end": {"kind": "theorem", "name": ...} | {"kind": "rational-tail", "top": [...], "bottom": [...], "start": m} |
///             {"kind": "terminating", "zero": k} | {"kind": "equivalence"} | {"kind": "no-equivalence", ...} |
///             {"kind": "series", "top", "bottom", "start": m, "z": [p, q], "polynomial": [[p, q], ...] (lowest power first),
///              "poles": [{"root": [p, q], "order": k, "coefficient": [p, q]}, ...],
///              and where poles telescope away "telescoped": {"top", "bottom"}} |
///             {"kind": "lommel-series", "top", "bottom", "start", "p": [...], "p_denominator": d, "alpha": [p, q], "beta": [p, q]},
///             {"kind": "ramanujan-series", "top", "bottom", "start": m, "series": name, "q": {"top", "bottom"}, "r": {"top", "bottom"},
///              "rho": [p, q]}: engine/prove/statements/ramanujan_series.hpp |
///             {"kind": "hypergeometric-series", "top", "bottom", "start": m, "z": [p, q], "upper": [[p, q], ...], "lower": [[p, q], ...],
///              "q": {"top", "bottom"}, "polynomial", "poles", "r": {"top", "bottom"}}:
///              engine/prove/statements/hypergeometric_series.hpp |
///             {"kind": "two-tails", "first": {"top", "bottom"}, "second": {"top", "bottom"}, "start": m} |
///             {"kind": "dual-sum", "starts": [{"k": [p, q], "weight": w}, ...], "derivative": "0" | "1", "term_n": {"top", "bottom"},
///              "term_k": {...}, "recurrence": [c0, c1, c2], "certificate": {...}, "bound": [p, q], "z": [p, q],
///              "first": {"polynomial", "poles"}, "second": {...}}: engine/prove/statements/dual_sum.hpp; top and bottom are polynomials in
///              n and k, lists of polynomials in n by powers of k, the highest first |
///             {"kind": "contiguous-sum", "a": [a1, a2, a3], "b": [b1, b2], "shift": h, "recurrence": [c0, c1, c2], "bound": [p, q]}:
///              engine/prove/statements/contiguous_sum.hpp |
///             {"kind": "integral", "z": [p, q], "type": "integers" | "halves" | "exponential" | "gamma" | "power", for "gamma" "beta": [p, q], "gamma": [p, q], for "power" "beta": [p, q],
///              "w": [i, j, l], "phi": [i, j, l], "recurrence": [c0, c1, c2], "bound": [p, q]}: engine/prove/statements/walk_integral.hpp |
///      "relation": [p, q, r, s], "atom": text, "closed_form": text or "inf"}
///
/// A gauge step says: M(n) N(n+1) s_bottom(n) denominator(n) = s_top(n) N(n) M'(n+k) denominator(n+1), L = (p L' + q)/(r L' + s). A
/// fold says that (a, b) is the PCF of the convergents r, r + k, r + 2k, ... of the one before, an "unfold" the other way round. At the
/// end L = (p x + q)/(r x + s) with x the atom, or, for an equivalence, the limit of the last PCF (then "atom" and "closed_form"
/// are absent). "convergence", which may be absent: engine/prove/convergence.hpp.
///
/// The end of a "no" (no "relation", "atom", "closed_form", no steps), checked by engine/prove/check/inequivalence.hpp:
///
///     {"kind": "no-equivalence", "a": [...], "b": [...], "most_steps": "6", "grounds": [
///        {"kind": "growth", "steps": [[k, l], ...]} |
///        {"kind": "roots", "steps": [[k, l]], "class": {"base": [...], "from": [p, ...], "to": [p, ...]}} |
///        {"kind": "matrix", "steps": [[k, l]], "from": {"a": [...], "b": [...], "first": r} (k > 1), "to": {...} (l > 1),
///         "roots": [{"base", "from", "to"}, ...],
///         "systems": [{"sign": "1" | "-1", "shift": j, "s": [top, bottom], "denominator": [...], "degrees": [u, v], "modulus": p}, ...]} |
///        {"kind": "none", "steps": [...], "reason": text}]}
///
/// base(n - p) for the positions p are the factors of b and b', or of the products of k and l steps; denominator * U has a first column
/// of polynomials of degrees u and v at most; the equations for it have full rank modulo p.
#pragma once

#include "engine/prove/find/folded_gauge.hpp"
#include "engine/prove/find/proof.hpp"
#include "formulas/json.hpp"

namespace brouncker {

nlohmann::ordered_json certificate(const Proof& proof);
/// Of an equivalence of gauge_between(): L(from) = relation(L(to)).
nlohmann::ordered_json certificate(const Gauge& gauge);
/// Of one of folded_gauge_between(): the steps from a PCF to the other.
nlohmann::ordered_json certificate(const Pcf& from, const std::vector<ProofStep>& path);
/// That the one is not equivalent to the other, for no k:l: `refuted` as of folded_gauge_between() with `no`.
nlohmann::ordered_json certificate(const Pcf& from, const Pcf& to, const std::vector<RefutedSteps>& refuted);

}  // namespace brouncker
