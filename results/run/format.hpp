/// The format of a run on disk.
#pragma once

#include <string_view>

namespace brouncker {

/// Changes when the layout of a run on disk does; a run of another layout is refused.
inline constexpr int kRunFormat = 10;
/// All that a store may hold: kind, name, and a checksum over both and the definition. Where a test finds others, the format
/// changes too.
inline constexpr std::string_view kSchemaObjects[] = {
    "index cluster_of_formula 4dbc9e9786afebde",
    "index measured_id c1525fa0db960b0b",
    "index measured_mirror d3549742b8d8e87a",
    "index measured_pcf d9c92b8c07d696af",
    "index member_of_cluster ff9aa12b11f590da",
    "index sqlite_autoindex_stages_1 86129620ffc9f952",
    "table anchored_families f98c40ce7f52886b",
    "table blocks 4e3040296b6a669e",
    "table chunks 65eb6e95fac60fcb",
    "table closed_forms f1e202658497d2e4",
    "table cluster_members dfb200e69ff0d059",
    "table clusters 84644b2674f3afea",
    "table contradictions 12ce2408b7777e94",
    "table families fc739445a38e2d07",
    "table family_relations a7e08f99a8ffaf01",
    "table identity 963eb383f2d09da4",
    "table literature 2a3fa127a2062448",
    "table measured fde4e7fea1ad2d22",
    "table new_constants a94654717fdc2b35",
    "table other_forms 4d85ba89543b1dd1",
    "table relations 047df3d1109506ef",
    "table sessions 0a25597e3f640a6b",
    "table stages 985f7c1666d0f3d2",
    "view formulas 97b94255fb59bcf1",
};
/// PRAGMA application_id of a store: "PCF1".
inline constexpr int kApplicationId = 0x50434631;

}  // namespace brouncker
