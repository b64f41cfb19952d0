/// The format of a run on disk.
#pragma once

#include <string_view>

namespace brouncker {

/// Changes when the layout of a run on disk does; a run of another layout is refused.
inline constexpr int kRunFormat = 4;
/// All that a store may hold: kind, name, and a checksum over both and the definition. Where a test finds others, the format changes too.
inline constexpr std::string_view kSchemaObjects[] = {
    "table measured 0",
};
/// PRAGMA application_id of a store: "PCF1".
inline constexpr int kApplicationId = 0x50434631;

}  // namespace brouncker
