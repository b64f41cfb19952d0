/// JSON: one document, or one row a line.
#include "results/families/json.hpp"
#include "formulas/json.hpp"
#include "results/export/exporter.hpp"
#include "results/families/tables.hpp"
#include "results/run/info.hpp"
#include "results/run/row_json.hpp"

namespace brouncker {
namespace {

using Json = nlohmann::ordered_json;

/// {"brouncker": ..., "space": ..., "formulas": [...]}, written as it goes.
class Document {
 public:
  Document(const RunReader& run, TextOutput& out) : out_(out) {
    const Json head = {{"brouncker", run.info().version}, {"space", describe(run.info().job.source)}};
    before_list_ = json_text(head);
    before_list_.pop_back();
  }
  void list(const std::string& name) {
    out_.write(before_list_ + ",\"" + name + "\":[");
    before_list_ = "\n]";
    before_item_ = "\n";
  }
  void add(const Json& item) { add_text(json_text(item)); }
  void add_text(const std::string& item) {
    out_.write(before_item_ + item);
    before_item_ = ",\n";
  }
  void end() { out_.write("\n]}\n"); }

 private:
  TextOutput& out_;
  std::string before_list_, before_item_;
};

std::string text_of_row(std::uint64_t id, const Row& row) { return json_text(row_json(row, id)); }

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  Document document(run, out);
  document.list("formulas");
  run.for_each_text({where, "", 0}, text_of_row, [&](const std::string& item) { document.add_text(item); });
  document.end();
}

void families(const RunReader& run, const std::string& where, TextOutput& out) {
  Document document(run, out);
  document.list("families");
  for_each_family(run.database(), where, [&](const FamilyRow& row) { document.add(family_json(row)); });
  document.list("anchored");
  for_each_anchored(run.database(), where, [&](const AnchoredRow& row) { document.add(anchored_json(row)); });
  document.end();
}

void formula_lines(const RunReader& run, const std::string& where, TextOutput& out) {
  run.for_each_text({where, "", 0}, text_of_row, [&](const std::string& item) { out.write(item + "\n"); });
}

void family_lines(const RunReader& run, const std::string& where, TextOutput& out) {
  for_each_family(run.database(), where, [&](const FamilyRow& row) { out.write(json_text(family_json(row)) + "\n"); });
}

}  // namespace

extern const Exporter kJson{"json", "one document: the run and its rows, each as `eval --json` prints it", "json", formulas,
                            families};
extern const Exporter kJsonl{"jsonl", "one row a line, as `eval --json` prints it", "jsonl", formula_lines, family_lines};

}  // namespace brouncker
