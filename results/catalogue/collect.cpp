#include "results/catalogue/collect.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/constants.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/catalogue/catalogue.hpp"
#include "results/catalogue/classes.hpp"
#include "results/literature/quick_lookup.hpp"

#include <algorithm>
#include <tuple>

namespace brouncker::catalogue {
namespace {

/// Whether a proof gives a finite closed form; then the line holds it.
bool take_proof(const Pcf& pcf, Line& line) {
  const auto proof = prove(pcf);
  auto claim = proof ? proved_claim(*proof) : std::nullopt;
  if (!claim) return false;
  line.pcf = pcf;
  line.claim = *std::move(claim);
  line.certificate = hash_of(*proof);
  return true;
}

/// Without constants of a user's file.
bool is_readable(const Claim& claim) {
  if (claim.kind == FormKind::constant && !find_constant(claim.constant)) return false;
  try {
    parse_expression(claim.expression);
  } catch (const Error&) {
    return false;
  }
  return true;
}

enum class Outcome { line, unreadable, without_limit };

/// Of an irrational limit.
std::optional<KnownAs> looked_up(const Line& line, const QuickLookup& literature) {
  if (line.claim.kind == FormKind::rational) return std::nullopt;
  return literature(line.pcf, {line.limit, kCatalogueDigits}).known;
}

Outcome make_line(const IdentifiedClass& from, const QuickLookup& literature, Line& line) {
  const ClassMember& row = from.simplest();
  line.formulas = from.formulas();
  line.families.assign(from.families.begin(), from.families.end());
  line.lattice = from.lattice;
  if (!row.claim.is_proved() || !(take_proof(from.form, line) || take_proof(row.pcf, line))) {
    line.pcf = row.pcf;
    line.claim = row.claim;
  }
  if (!is_readable(line.claim)) return Outcome::unreadable;
  const Limit limit = limit_of(line.pcf, classify(line.pcf), kCatalogueDigits);
  if (limit.kind != Limit::Kind::finite || limit.digits < kCatalogueDigits) return Outcome::without_limit;
  line.limit = limit.value;
  line.literature = looked_up(line, literature);
  return Outcome::line;
}

/// By kind, constant, length and text.
void sort(std::vector<Line>& lines) {
  using Key = std::tuple<FormKind, std::string, std::size_t, std::string>;
  std::vector<std::pair<Key, std::size_t>> order;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Claim& claim = lines[i].claim;
    const std::string constant = claim.kind == FormKind::constant ? claim.constant : "";
    order.emplace_back(Key{claim.kind, constant, length(lines[i]), to_plain(lines[i].pcf)}, i);
  }
  std::ranges::sort(order);
  std::vector<Line> sorted;
  for (const auto& [key, i] : order) sorted.push_back(std::move(lines[i]));
  lines = std::move(sorted);
}

}  // namespace

Collected collect(const sqlite::Database& run, int threads) {
  const std::vector<IdentifiedClass> classes =
      identified_classes(run, identified_rows(run, threads), families_of_formulas(run), threads);
  std::vector<Line> lines(classes.size());
  std::vector<Outcome> outcomes(classes.size());
  const QuickLookup& literature = known_lookup();
  parallel_blocks(classes.size(), 32, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) outcomes[i] = make_line(classes[i], literature, lines[i]);
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
