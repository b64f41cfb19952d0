/// Texts that are orders to the programs that read exports, and others that no text column should hold.
#pragma once

#include <string>
#include <vector>

namespace brouncker::testing {

/// What any of them leaves where it is carried out.
inline constexpr const char* kMarkerFile = "carried-out";

inline const std::vector<std::string> kHostileTexts = {
    "\"); import os; os.system('touch carried-out') #",
    "__import__('os').system('touch carried-out')",
    "1\nimport os; os.system('touch carried-out')\n#",
    "\"); system(\"touch carried-out\"); (\"",
    "system(\"touch carried-out\")",
    "1); system(\"touch carried-out\"",
    "1\nsystem(\"touch carried-out\")\n\\\\",
    "*) Run[\"touch carried-out\"] (*",
    "\\input{/etc/passwd}",
    "^^5cinput{/etc/passwd}",
    "\\immediate\\write18{touch carried-out}",
    "$\\input{/etc/passwd}$",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "`x` | <b>y</b> |",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "pi\xe2\x80\xae\x69\x70",
    "4/pi\xc2\x85",
    std::string("4/pi\0+1", 7),
    "4/pi\x1b[2J",
    "\xff\xfe",
    "\r\n",
    std::string(1'000'001, '('),
    std::string(30'000, '9') + "/0",
};

}  // namespace brouncker::testing
