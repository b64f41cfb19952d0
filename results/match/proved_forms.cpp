#include "results/match/proved_forms.hpp"

#include "engine/claim/proved_claim.hpp"
#include "engine/match/approximation.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/prove/shown_form.hpp"
#include "results/run/stored_claim.hpp"

namespace brouncker {
namespace {

constexpr const char* kRows =
    "SELECT id, mirror, a, b, limit_value, limit_digits FROM measured WHERE id >= ? AND id < ?"
    " AND class NOT IN ('terminating', 'divergent') AND limit_value <> 'inf' AND limit_rational IS NULL ORDER BY id";

struct Task {
  std::uint64_t id = 0, weight = 1;
  Pcf pcf;
  std::string limit;
  long digits = 0;
};

Task task(const StoredRow& row) {
  Task result{row.count(0), row.optional_count(1) ? 2U : 1U, stored_pcf(row.text(2), row.text(3), row.place(0)), row.limit(4), 0};
  result.digits = static_cast<long>(row.integer(5, 1, kMostLimitDigits));
  return result;
}

enum class Agreement { yes, no, unknown };

/// Whether two enclosures meet, the one of the form as narrow as the digits ask.
Agreement agreement(const Expression& form, const Task& task) {
  const Approximation limit = from_decimal(task.limit, task.digits);
  const Enclosure value = enclose(form, kAgreeDigits + 2);
  if (value.status != ValueStatus::enclosed) return Agreement::unknown;
  const Rational unit(1, Integer(1) << static_cast<unsigned long>(limit.bits));
  const bool meet = abs(Rational(midpoint(*value.value) - limit.centre())) <= radius(*value.value) + unit;
  return meet ? Agreement::yes : Agreement::no;
}

struct Outcome {
  std::optional<StoredForm> proved;
  Agreement agreement = Agreement::yes;
};

Outcome outcome(const Task& task) {
  const auto proof = prove(task.pcf);
  if (!proof) return {};
  const auto form = shown_form(*proof);
  if (!form) return {std::nullopt, Agreement::no};  // infinite, where the search found a number
  Outcome result{std::nullopt, agreement(*form, task)};
  if (result.agreement == Agreement::no) return result;
  if (auto claim = proved_claim(*proof)) result.proved = {task.id, task.weight, *std::move(claim)};
  return result;
}

}  // namespace

ProvedForms prove_rows(const sqlite::Database& database, std::uint64_t first, std::uint64_t last) {
  sqlite::Statement rows(database, kRows);
  rows.bind(0, static_cast<std::int64_t>(first));
  rows.bind(1, static_cast<std::int64_t>(last));
  const StoredRow stored(rows, "measured");
  ProvedForms result;
  while (rows.next()) {
    const Task row = task(stored);
    Outcome found = outcome(row);
    if (found.agreement == Agreement::no) result.contradicted += row.weight;
    if (found.agreement == Agreement::unknown) result.not_compared += row.weight;
    if (found.proved) result.forms.push_back(*std::move(found.proved));
  }
  return result;
}

}  // namespace brouncker
