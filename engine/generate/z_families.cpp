#include "engine/generate/z_families.hpp"

#include "engine/generate/gauss_walks.hpp"
#include "engine/parallel.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace brouncker::generate {
namespace {

using Clock = std::chrono::steady_clock;

auto order(const WalkFamily& f) {
  const std::string names[] = {std::string(kVariable)};
  const std::string text = to_plain(f.a, names) + to_plain(f.b, names);
  return std::tuple{f.a.degree() + f.b.degree(), text.size(), text};
}

}  // namespace

Families families_in_z(int half, int most_degree, const Bounds& bounds, const WorkOptions& work) {
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(bounds.seconds));
  const auto is_over = [&] { return work.is_stopped() || Clock::now() >= end; };
  const auto source = gauss_walks({Rational(-1, 7), half});
  Families result;
  const auto look_at = [&](const std::vector<Direction>& directions) {
    std::vector<std::optional<WalkFamily>> found(directions.size());
    parallel_blocks(directions.size(), 1, work.threads, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last && !is_over(); ++i)
        found[i] = walk_family(half, {directions[i][0], directions[i][1], directions[i][2]});
    });
    if (is_over()) return result.time_is_up = true, false;
    result.directions += directions.size();
    for (auto& f : found)
      if (f && f->a.degree() <= most_degree) result.all.push_back(*std::move(f));
    return true;
  };
  if (bounds.direction) look_at({*bounds.direction});
  for (int size = 1; !bounds.direction && size <= bounds.size; ++size) {
    if (!look_at(source->shell(size))) break;
    result.complete_size = size;
    work.report("shells of directions", static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(bounds.size));
  }
  std::ranges::sort(result.all, {}, order);
  return result;
}

}  // namespace brouncker::generate
