#include "results/proved_forms.hpp"

#include "engine/match/approximation.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/prove/constant_of.hpp"
#include "engine/prove/prove.hpp"
#include "engine/search/parallel.hpp"
#include "engine/stage.hpp"
#include "formulas/parse_polynomial.hpp"

#include <algorithm>

namespace brouncker {
namespace {

/// Rows that are read before they are proved in parallel.
constexpr std::size_t kBlock = 1 << 15;

constexpr const char* kRows =
    " FROM measured WHERE class NOT IN ('terminating', 'divergent') AND limit_value <> 'inf' AND limit_rational IS NULL";

struct Task {
  std::uint64_t id = 0, weight = 1;
  std::string a, b, limit;
  long digits = 0;
};

std::vector<Task> read(sqlite::Statement& rows) {
  std::vector<Task> tasks;
  while (tasks.size() < kBlock && rows.next())
    tasks.push_back({static_cast<std::uint64_t>(rows.integer(0)), rows.is_null(1) ? 1U : 2U, rows.text(2), rows.text(3), rows.text(4),
                     static_cast<long>(rows.integer(5))});
  return tasks;
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
  std::optional<ProvedForm> proved;
  Agreement agreement = Agreement::yes;
};

Outcome outcome(const Task& task) {
  const Pcf pcf{parse_polynomial(task.a, "column a"), parse_polynomial(task.b, "column b")};
  const auto proof = prove(pcf);
  if (!proof) return {};
  const auto form = shown_form(*proof), mirrored = shown_form(*proof, true);
  if (!form || !mirrored) return {std::nullopt, Agreement::no};  // infinite, where the search found a number
  Outcome result;
  result.agreement = agreement(*form, task);
  if (result.agreement == Agreement::no) return result;
  ProvedForm& proved = result.proved.emplace();
  proved.form.id = task.id;
  proved.form.weight = task.weight;
  proved.form.expression = to_plain(*form);
  proved.form.mirrored = to_plain(*mirrored);
  proved.form.constant = constant_of(*proof);
  proved.form.status = "proved";
  proved.form.method = proof->method;
  proved.quotient = is_quotient(*proof);
  return result;
}

std::uint64_t count(const sqlite::Database& database) {
  sqlite::Statement s(database, std::string("SELECT count(*)") + kRows);
  return s.next() ? static_cast<std::uint64_t>(s.integer(0)) : 0;
}

}  // namespace

ProvedForms prove_rows(const sqlite::Database& database, int threads, const std::function<void(std::uint64_t, std::uint64_t)>& progress,
                       const std::atomic<bool>* stop) {
  const double begin = process_cpu_seconds();
  const std::uint64_t total = count(database);
  // In the order of the file, which is read at once; by id in the end.
  sqlite::Statement rows(database, std::string("SELECT id, mirror, a, b, limit_value, limit_digits") + kRows);
  ProvedForms result;
  std::uint64_t done = 0;
  for (bool more = true; more && !(stop && stop->load());) {
    const std::vector<Task> tasks = read(rows);
    more = tasks.size() == kBlock;  // a statement that has ended would begin anew
    std::vector<Outcome> outcomes(tasks.size());
    parallel_blocks(tasks.size(), 128, threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !(stop && stop->load()); ++i) outcomes[i] = outcome(tasks[i]);
    });
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      result.tried += tasks[i].weight;
      if (outcomes[i].agreement == Agreement::no) result.contradicted += tasks[i].weight;
      if (outcomes[i].agreement == Agreement::unknown) result.not_compared += tasks[i].weight;
      if (outcomes[i].proved) result.forms.push_back(*std::move(outcomes[i].proved));
    }
    if (progress) progress(done += tasks.size(), total);
  }
  std::ranges::sort(result.forms, {}, [](const ProvedForm& proved) { return proved.form.id; });
  result.cpu_seconds = process_cpu_seconds() - begin;
  return result;
}

}  // namespace brouncker
