/// The formats of `export`: one object a format, each in a file of its own.
///
/// How to add a format:
///   1. results/export/foo.cpp defines `extern const Exporter kFoo{...};`. What it writes beside formulas and families comes from
///      provenance.hpp (where the file is from) and script.hpp (formats that are programs, with their preludes in assets/).
///   2. exporters.cpp: kFoo gets its place in the order.
/// `export --format`, its help, the signature and the generic tests follow; tests/results/export/golden/ takes the text of three
/// rows (test_exporters.cpp says how it is made), and doc/FORMATS.md a line.
#pragma once

#include "results/run/reader.hpp"
#include "results/run/text_output.hpp"

#include <span>
#include <string>
#include <string_view>

namespace brouncker {

/// Writes the rows under the SQL condition `where`; constant memory.
using ExportWriter = void (*)(const RunReader& run, const std::string& where, TextOutput& out);

struct Exporter {
  std::string_view name, summary;
  /// What names of such files usually end in, without the dot.
  std::string_view extension;
  /// The formulas, in the order of the space.
  ExportWriter formulas;
  /// The rows of the table `families`; nullptr where the format has no place for them. Precondition: the run has families.
  ExportWriter families = nullptr;
};

/// All of them, in the order of the help.
std::span<const Exporter* const> exporters();

/// nullptr where there is none.
const Exporter* find_exporter(std::string_view name);

}  // namespace brouncker
