#include "results/report/identified.hpp"

#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <map>

namespace brouncker::report {
namespace {

/// 3/4 of -3/4 and the other way round; nothing changes for a zero and for what is no number.
std::string negated(const std::string& number) {
  if (number.find_first_of("123456789") == std::string::npos) return number;
  return number.starts_with('-') ? number.substr(1) : "-" + number;
}

}  // namespace

std::size_t text_length(const Identified& x) { return x.a.size() + x.b.size() + x.closed_form.size(); }

bool shows_mirror(std::string_view a, bool has_mirror) { return has_mirror && a.starts_with('-'); }

std::string negated_polynomial(const std::string& p) { return to_plain(-parse_polynomial(p, "the run")); }

std::vector<Identified> read_identified(const sqlite::Database& run) {
  sqlite::Statement row(
      run,
      "SELECT m.id, m.mirror, m.a, m.b, m.limit_value, m.limit_rational, f.closed_form, f.mirrored, f.constant, f.status,"
      " f.method FROM measured m LEFT JOIN closed_forms f ON f.formula = m.id"
      " WHERE (m.limit_rational IS NOT NULL AND m.class <> 'terminating') OR f.constant NOT GLOB '*[^A-Za-z0-9_]*' ORDER BY m.id");
  std::vector<Identified> result;
  while (row.next()) {
    Identified x;
    x.id = static_cast<std::uint64_t>(row.integer(0));
    if (!row.is_null(1)) x.mirror = static_cast<std::uint64_t>(row.integer(1));
    x.a = row.text(2), x.b = row.text(3), x.limit = row.text(4);
    if (row.is_null(5)) {
      x.closed_form = row.text(6), x.mirrored = row.text(7), x.constant = row.text(8), x.status = row.text(9),
      x.method = row.text(10);
    } else {
      x.closed_form = row.text(5), x.mirrored = negated(x.closed_form), x.constant = "rational", x.status = "proved",
      x.method = "rational limit";
    }
    if (shows_mirror(x.a, x.mirror.has_value())) {
      x.a = negated_polynomial(x.a), x.limit = negated(x.limit);
      std::swap(x.closed_form, x.mirrored);
    }
    result.push_back(std::move(x));
  }
  return result;
}

std::vector<ConstantLine> constant_lines(const std::vector<Identified>& formulas) {
  std::map<std::string, ConstantLine> lines;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const Identified& x = formulas[i];
    ConstantLine& line = lines.try_emplace(x.constant, ConstantLine{x.constant, 0, 0, 0, 0, i}).first->second;
    line.formulas += x.formulas();
    (x.status == "proved" ? line.proved : x.status == "certified" ? line.certified : line.conjectured) += x.formulas();
    if (text_length(x) < text_length(formulas[line.simplest])) line.simplest = i;
  }
  std::vector<ConstantLine> result;
  for (auto& [name, line] : lines) result.push_back(std::move(line));
  std::stable_sort(result.begin(), result.end(),
                   [](const ConstantLine& x, const ConstantLine& y) { return x.formulas > y.formulas; });
  return result;
}

}  // namespace brouncker::report
