/// Comma-separated values: all columns of doc/FORMATS.md.
#include "results/run/csv.hpp"

#include "results/export/exporter.hpp"
#include "results/families/tables.hpp"
#include "results/run/columns.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  std::string columns = "id";
  for (const Column& c : run_columns()) columns += "," + c.name;
  out.write(columns + "\n");
  run.for_each_line({where, "", 0}, [&](const std::vector<Cell>& cells) {
    std::string line;
    for (const Cell& cell : cells) line += (&cell == &cells.front() ? "" : ",") + csv_field(to_text(cell));
    out.write(line + "\n");
  });
}

void families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(
      "family,name,status,parameters,a,b,a_to,b_to,s,n11,n12,n21,n22,denominator,exceptional,relations,members_checked,members_agreed,path\n");
  for_each_family(run.database(), where, [&](const FamilyRow& r) {
    const std::string name = r.name.text(), status(r.status_name());
    std::string names, path, line = std::to_string(r.family);
    for (const std::string& each : r.parameters) names += (names.empty() ? "" : " ") + each;
    for (const std::int64_t step : r.path) path += (path.empty() ? "" : " ") + std::to_string(step);
    for (const std::string* text : {&name, &status, static_cast<const std::string*>(&names), &r.a, &r.b, &r.a_to, &r.b_to, &r.s,
                                    &r.n11, &r.n12, &r.n21, &r.n22, &r.denominator, &r.exceptional})
      line += "," + csv_field(*text);
    out.write(fmt::format("{},{},{},{},{}\n", line, r.relations, r.members_checked, r.members_agreed, path));
  });
}

}  // namespace

extern const Exporter kCsv{"csv", "all columns of doc/FORMATS.md, with a heading", "csv", formulas, families};

}  // namespace brouncker
