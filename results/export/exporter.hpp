/// The formats of `export`: one table, one file each.
#pragma once

#include "results/run/reader.hpp"
#include "results/run/text_output.hpp"

#include <span>
#include <string>
#include <string_view>

namespace brouncker {

struct Exporter {
  std::string_view name, summary;
  /// Writes the rows under the SQL condition `where` in the order of the space; constant memory.
  void (*write)(const RunReader& run, const std::string& where, TextOutput& out);
  /// The families under the condition `where` on the table `families`; nullptr where the format has no place for them.
  /// Precondition: the run has families.
  void (*write_families)(const RunReader& run, const std::string& where, TextOutput& out);
};

std::span<const Exporter> exporters();

/// nullptr where there is none.
const Exporter* find_exporter(std::string_view name);

void export_csv(const RunReader& run, const std::string& where, TextOutput& out);
void export_json(const RunReader& run, const std::string& where, TextOutput& out);
void export_jsonl(const RunReader& run, const std::string& where, TextOutput& out);
void export_blinddelta_csv(const RunReader& run, const std::string& where, TextOutput& out);
void export_latex(const RunReader& run, const std::string& where, TextOutput& out);
void export_markdown(const RunReader& run, const std::string& where, TextOutput& out);
void export_pari(const RunReader& run, const std::string& where, TextOutput& out);
void export_sage(const RunReader& run, const std::string& where, TextOutput& out);
void export_mathematica(const RunReader& run, const std::string& where, TextOutput& out);
void export_python(const RunReader& run, const std::string& where, TextOutput& out);
void export_csv_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_json_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_jsonl_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_latex_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_markdown_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_pari_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_sage_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_mathematica_families(const RunReader& run, const std::string& where, TextOutput& out);
void export_python_families(const RunReader& run, const std::string& where, TextOutput& out);

}  // namespace brouncker
