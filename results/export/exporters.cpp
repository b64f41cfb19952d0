/// The order of the formats; each is defined in the file of its name.
#include "results/export/exporter.hpp"

#include <algorithm>

namespace brouncker {

extern const Exporter kCsv, kJson, kJsonl, kBlindDeltaCsv, kLatex, kMarkdown, kPari, kSage, kMathematica, kPython;

namespace {

constexpr const Exporter* kOrder[] = {&kCsv,      &kJson, &kJsonl, &kBlindDeltaCsv, &kLatex,
                                      &kMarkdown, &kPari, &kSage,  &kMathematica,   &kPython};

}  // namespace

std::span<const Exporter* const> exporters() { return kOrder; }

const Exporter* find_exporter(std::string_view name) {
  const auto found = std::ranges::find(kOrder, name, &Exporter::name);
  return found == std::end(kOrder) ? nullptr : *found;
}

}  // namespace brouncker
