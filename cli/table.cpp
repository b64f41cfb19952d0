#include "cli/command.hpp"

#include <array>

namespace brouncker::cli {
namespace {

constexpr std::array kCommands = {
    Command{"eval", "the limit with its error bound, the convergence class and every metric of one PCF",
            R"(brouncker eval "2n+1" "n^2" --digits 100)", declare_eval},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace brouncker::cli
