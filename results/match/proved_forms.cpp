#include "results/match/proved_forms.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/prove/find/prove.hpp"
#include "formulas/print.hpp"
#include "results/run/agreement.hpp"
#include "results/run/known_certificate.hpp"
#include "results/run/stored_claim.hpp"

namespace brouncker {
namespace {

constexpr const char* kRows =
    "SELECT id, mirror, a, b, limit_value, limit_digits, given FROM measured WHERE id >= ? AND id < ?"
    " AND class NOT IN ('terminating', 'divergent') AND limit_value <> 'inf' AND limit_rational IS NULL ORDER BY id";

struct Task {
  std::uint64_t id = 0, weight = 1;
  Pcf pcf;
  StoredLimit limit;
  std::string given;  ///< what came with it; empty: nothing
};

Task task(const StoredRow& row) {
  return {row.count(0),
          row.optional_count(1) ? 2U : 1U,
          stored_pcf(row.text(2), row.text(3), row.place(0)),
          {row.limit(4), static_cast<long>(row.integer(5, 1, kMostLimitDigits))},
          row.is_null(6) ? std::string() : row.object(6)};
}

/// A closed form by theorem, and what is claimed with it: nullopt for the point at infinity.
struct Proved {
  std::optional<Expression> form;
  std::optional<Claim> claim;
};

/// By the certificate that came with the formula, where the checker accepts it; else by prove().
std::optional<Proved> proved(const Task& task) {
  if (const auto certificate = given_certificate(task.given, task.pcf)) {
    const std::string text = certificate->at("closed_form").get<std::string>();
    if (text == "inf") return Proved{};
    return Proved{parse_expression(text), proved_claim(*certificate)};
  }
  const auto proof = prove(task.pcf);
  if (!proof) return std::nullopt;
  auto form = expression_of(proof->form);
  auto claim = form ? proved_claim(*proof) : std::nullopt;
  return Proved{std::move(form), std::move(claim)};
}

/// A row through the prover, and what comes of it.
void prove_row(const Task& task, ProvedForms& result) {
  auto found_proof = proved(task);
  if (!found_proof) return;
  auto& [form, claim] = *found_proof;
  // Infinite, where the search found a number, is another number, too.
  const Agreement found = form ? agreement(*form, task.limit) : Agreement::no;
  if (found == Agreement::no)
    result.contradictions.push_back({task.id, task.weight, form ? to_plain(*form) : "infinite", task.limit.value,
                                     ClaimStatus::proved, claim ? claim->method : "theorem"});
  else if (found == Agreement::unknown) result.not_compared += task.weight;
  else if (claim) result.forms.push_back({task.id, task.weight, *std::move(claim)});
}

}  // namespace

ProvedForms prove_rows(const sqlite::Database& database, std::uint64_t first, std::uint64_t last) {
  sqlite::Statement rows(database, kRows);
  rows.bind(0, static_cast<std::int64_t>(first));
  rows.bind(1, static_cast<std::int64_t>(last));
  const StoredRow stored(rows, "measured");
  ProvedForms result;
  while (rows.next()) prove_row(task(stored), result);
  return result;
}

}  // namespace brouncker
