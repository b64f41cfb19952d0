/// What follows from the lines of a catalogue: its head and its index for readers.
#pragma once

#include "formulas/json.hpp"
#include "results/catalogue/catalogue.hpp"
#include "results/catalogue/collect.hpp"

#include <array>
#include <string>
#include <string_view>

namespace brouncker {

inline constexpr std::array<std::string_view, 5> kCatalogueNames = {"catalogue.json", "formulas.jsonl", "families.jsonl",
                                                                    "lattices.jsonl", "index.md"};

/// What one kind of closed form has in the run, in classes and formulas, and how much of it is in the catalogue.
struct KindCount {
  std::uint64_t classes = 0, formulas = 0, kept_classes = 0, kept_formulas = 0;
};

/// catalogue.json: where it comes from, the counts, and the lines and hashes of the other files but the index.
std::string catalogue_head(const RunReader& run, const CatalogueOptions& options, const catalogue::Collected& all,
                           const CatalogueFiles& files);

/// What in the head is not what the files say; empty where all is.
std::string fault_of_head(const nlohmann::json& head, const CatalogueFiles& files);

/// index.md, from the other files alone. Throws what nlohmann::json throws for files that are damaged.
std::string catalogue_index(const CatalogueFiles& files);

}  // namespace brouncker
