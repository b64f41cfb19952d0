#include "results/run/csv.hpp"

#include "results/export/exporter.hpp"
#include "results/run/columns.hpp"

namespace brouncker {

void export_csv(const RunReader& run, const std::string& where, TextOutput& out) {
  std::string columns = "id";
  for (const Column& c : run_columns()) columns += "," + c.name;
  out.write(columns + "\n");
  run.select(columns, {where, "", 0}, [&](const std::vector<Cell>& cells) {
    std::string line;
    for (const Cell& cell : cells) line += (&cell == &cells.front() ? "" : ",") + csv_field(to_text(cell));
    out.write(line + "\n");
  });
}

}  // namespace brouncker
