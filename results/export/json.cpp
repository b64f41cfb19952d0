#include "results/export/exporter.hpp"
#include "results/run/row_json.hpp"

namespace brouncker {

void export_jsonl(const RunReader& run, const std::string& where, TextOutput& out) {
  run.for_each_row({where, "", 0}, [&](std::uint64_t, const Row& row) { out.write(row_json(row).dump() + "\n"); });
}

void export_json(const RunReader& run, const std::string& where, TextOutput& out) {
  // Written as it goes: the head without its last brace, then the rows.
  const nlohmann::ordered_json head = {{"brouncker", run.info().version}, {"space", describe_space(run.info().job.space)}};
  std::string open = head.dump();
  open.pop_back();
  out.write(open + ",\"formulas\":[");
  bool first = true;
  run.for_each_row({where, "", 0}, [&](std::uint64_t, const Row& row) {
    out.write((first ? "\n" : ",\n") + row_json(row).dump());
    first = false;
  });
  out.write("\n]}\n");
}

}  // namespace brouncker
