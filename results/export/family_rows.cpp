/// Families as csv, json and jsonl.
#include "results/export/exporter.hpp"
#include "results/families/json.hpp"
#include "results/run/csv.hpp"
#include "results/run/info.hpp"

#include <fmt/format.h>

namespace brouncker {

void export_csv_families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(
      "family,name,status,parameters,a,b,a_to,b_to,s,n11,n12,n21,n22,denominator,exceptional,relations,members_checked,members_agreed,path\n");
  for_each_family(run.database(), where, [&](const FamilyRow& r) {
    std::string names, path, line = std::to_string(r.family);
    for (const std::string& name : r.parameters) names += (names.empty() ? "" : " ") + name;
    for (const std::int64_t step : r.path) path += (path.empty() ? "" : " ") + std::to_string(step);
    for (const std::string* text : {&r.name, &r.status, static_cast<const std::string*>(&names), &r.a, &r.b, &r.a_to, &r.b_to, &r.s,
                                    &r.n11, &r.n12, &r.n21, &r.n22, &r.denominator, &r.exceptional})
      line += "," + csv_field(*text);
    out.write(fmt::format("{},{},{},{},{}\n", line, r.relations, r.members_checked, r.members_agreed, path));
  });
}

void export_jsonl_families(const RunReader& run, const std::string& where, TextOutput& out) {
  for_each_family(run.database(), where, [&](const FamilyRow& row) { out.write(family_json(row).dump() + "\n"); });
}

void export_json_families(const RunReader& run, const std::string& where, TextOutput& out) {
  const nlohmann::ordered_json head = {{"brouncker", run.info().version}, {"space", describe_space(run.info().job.space)}};
  std::string open = head.dump();
  open.pop_back();
  out.write(open + ",\"families\":[");
  bool first = true;
  for_each_family(run.database(), where, [&](const FamilyRow& row) {
    out.write((first ? "\n" : ",\n") + family_json(row).dump());
    first = false;
  });
  out.write("\n],\"anchored\":[");
  first = true;
  for_each_anchored(run.database(), [&](const AnchoredRow& row) {
    out.write((first ? "\n" : ",\n") + anchored_json(row).dump());
    first = false;
  });
  out.write("\n]}\n");
}

}  // namespace brouncker
