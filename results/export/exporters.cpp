#include "results/export/exporter.hpp"

#include <algorithm>

namespace brouncker {
namespace {

constexpr Exporter kExporters[] = {
    {"csv", "all columns of doc/FORMATS.md, with a heading", export_csv, export_csv_families},
    {"json", "one document: the run and its rows, each as `eval --json` prints it", export_json, export_json_families},
    {"jsonl", "one row a line, as `eval --json` prints it", export_jsonl, export_jsonl_families},
    {"blinddelta-csv", "the columns and markers of the published Blind-Delta program", export_blinddelta_csv, nullptr},
    {"latex", "a document with one displayed equation a formula; packages: geometry, amsmath, array, longtable", export_latex,
     export_latex_families},
    {"markdown", "a table", export_markdown, export_markdown_families},
    {"pari", "a PARI/GP script that checks its formulas", export_pari, export_pari_families},
    {"sage", "a SageMath script that checks its formulas", export_sage, export_sage_families},
    {"mathematica", "a script in the Wolfram language that checks its formulas", export_mathematica, export_mathematica_families},
    {"python", "a Python script that checks its formulas, with mpmath alone", export_python, export_python_families},
};

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  const auto found = std::ranges::find(kExporters, name, &Exporter::name);
  return found == std::end(kExporters) ? nullptr : &*found;
}

}  // namespace brouncker
