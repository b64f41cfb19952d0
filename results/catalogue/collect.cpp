#include "results/catalogue/collect.hpp"

#include "engine/evaluate/limit.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/constant_of.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/catalogue/catalogue.hpp"
#include "results/catalogue/classes.hpp"
#include "results/match/stored_form.hpp"

#include <algorithm>
#include <tuple>

namespace brouncker::catalogue {
namespace {

Kind kind_of(const std::string& constant) {
  if (constant.empty()) return Kind::quotient;
  if (constant == "rational") return Kind::rational;
  if (constant == "quadratic") return Kind::quadratic;
  return is_name(constant) ? Kind::constant : Kind::function;
}

/// Whether the proof gives a finite closed form; then the line holds it.
bool take_proof(const Pcf& pcf, Line& line, std::optional<Proof>& proof) {
  proof = prove(pcf);
  const auto form = proof ? shown_form(*proof) : std::nullopt;
  if (!form) return false;
  line.pcf = pcf;
  line.closed_form = to_plain(*form);
  line.status = "proved";
  line.method = proof->method;
  line.certificate = hash_of(*proof);
  return true;
}

void take_stored(const IdentifiedRow& row, Line& line) {
  line.pcf = row.pcf;
  line.closed_form = row.closed_form;
  line.status = row.status;
  line.method = row.method;
  line.digits_matched = row.digits_matched;
}

/// L(line) = (p c + q)/(r c + s), carried from the simplest formula of the class to the representative.
void take_constant(const IdentifiedClass& from, bool is_form, const std::optional<Proof>& proof, Line& line) {
  const IdentifiedRow& row = from.simplest();
  if (line.kind != Kind::constant) return;
  line.constant = row.constant;
  if (!row.map.empty()) line.map = is_form ? (from.relation.inverse() * map_of(row.map)).reduced() : map_of(row.map);
  else if (proof && constant_of(*proof) == row.constant) line.map = proof->form.map.reduced();
}

enum class Outcome { line, unreadable, without_limit };

Outcome make_line(const IdentifiedClass& from, Line& line) {
  const IdentifiedRow& row = from.simplest();
  line.kind = kind_of(row.constant);
  line.formulas = from.formulas();
  line.families.assign(from.families.begin(), from.families.end());
  line.lattice = from.lattice;
  std::optional<Proof> proof;
  const bool proved = row.status == "proved", is_form = proved && take_proof(from.form, line, proof);
  if (!is_form && !(proved && take_proof(row.pcf, line, proof))) take_stored(row, line);
  take_constant(from, is_form, proof, line);
  try {
    parse_expression(line.closed_form);
  } catch (const Error&) {
    return Outcome::unreadable;
  }
  const Limit limit = limit_of(line.pcf, classify(line.pcf), kCatalogueDigits);
  if (limit.kind != Limit::Kind::finite || limit.digits < kCatalogueDigits) return Outcome::without_limit;
  line.limit = limit.value;
  return Outcome::line;
}

/// By kind, constant, length and text.
void sort(std::vector<Line>& lines) {
  using Key = std::tuple<Kind, std::string, std::size_t, std::string>;
  std::vector<std::pair<Key, std::size_t>> order;
  for (std::size_t i = 0; i < lines.size(); ++i)
    order.emplace_back(Key{lines[i].kind, lines[i].constant, length(lines[i]), to_plain(lines[i].pcf)}, i);
  std::ranges::sort(order);
  std::vector<Line> sorted;
  for (const auto& [key, i] : order) sorted.push_back(std::move(lines[i]));
  lines = std::move(sorted);
}

}  // namespace

Collected collect(const sqlite::Database& run, int threads) {
  const std::vector<IdentifiedClass> classes = identified_classes(run, families_of_formulas(run), threads);
  std::vector<Line> lines(classes.size());
  std::vector<Outcome> outcomes(classes.size());
  parallel_blocks(classes.size(), 32, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) outcomes[i] = make_line(classes[i], lines[i]);
  });
  Collected result;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (outcomes[i] == Outcome::unreadable) result.unreadable += classes[i].formulas();
    if (outcomes[i] == Outcome::without_limit) result.without_limit += classes[i].formulas();
    if (outcomes[i] == Outcome::line) result.lines.push_back(std::move(lines[i]));
  }
  sort(result.lines);
  return result;
}

}  // namespace brouncker::catalogue
