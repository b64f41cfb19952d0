/// The format of a run on disk.
#pragma once

#include <string_view>

namespace brouncker {

/// Changes when the layout of a run on disk does; a run of another layout is refused.
inline constexpr int kRunFormat = 3;
/// Checksum over the tables of a store and of all stages; where a test finds another one, both numbers have to change.
inline constexpr std::string_view kSchemaChecksum = "ee5305cef345c2b8";
/// PRAGMA application_id of a store: "PCF1".
inline constexpr int kApplicationId = 0x50434631;

}  // namespace brouncker
