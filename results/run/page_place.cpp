#include "results/run/page_place.hpp"

#include "results/run/checked_pages.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace brouncker::sqlite {
namespace {

// The layout of a file of SQLite: https://www.sqlite.org/fileformat2.html.
constexpr std::size_t kUsable = kPageSize - kReservedBytes;
constexpr unsigned char kInnerIndex = 2, kInnerTable = 5, kLeafTable = 13;

struct Node {
  std::array<unsigned char, kPageSize> bytes{};
  std::size_t at = 0;  ///< where the header of the node begins

  std::uint64_t number(std::size_t place, int size) const {
    std::uint64_t value = 0;
    for (int i = 0; i < size && place < kUsable; ++i) value = value << 8 | bytes[place++];
    return value;
  }
  /// An integer of one to nine bytes; `place` moves behind it.
  std::uint64_t varint(std::size_t& place) const {
    std::uint64_t value = 0;
    for (int i = 0; i < 9 && place < kUsable; ++i) {
      const unsigned char byte = bytes[place++];
      if (i == 8) return value << 8 | byte;
      value = value << 7 | (byte & 0x7f);
      if (byte < 0x80) break;
    }
    return value;
  }
  unsigned char kind() const { return bytes[at]; }
  bool is_inner() const { return kind() == kInnerIndex || kind() == kInnerTable; }
  std::size_t cells() const { return number(at + 3, 2); }
  std::size_t cell(std::size_t i) const { return number(at + (is_inner() ? 12 : 8) + 2 * i, 2); }
};

/// A page under a node, with the rowids that it can hold.
struct Child {
  std::uint64_t page = 0;
  std::int64_t first = 0, last = 0;
};

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();

class PageFile {
 public:
  explicit PageFile(const std::filesystem::path& file) : stream_(file, std::ios::binary) {}

  /// nullopt where it cannot be read or is not whole.
  std::optional<Node> node(std::uint64_t page) {
    Node node;
    stream_.clear();
    stream_.seekg(static_cast<std::streamoff>((page - 1) * kPageSize));
    if (page == 0 || !stream_.read(reinterpret_cast<char*>(node.bytes.data()), kPageSize) || !is_whole(node.bytes.data(), page))
      return std::nullopt;
    node.at = page == 1 ? 100 : 0;
    return node;
  }

 private:
  std::ifstream stream_;
};

std::vector<Child> children(const Node& node, const Child& self) {
  std::vector<Child> all;
  std::int64_t first = self.first;
  for (std::size_t i = 0; i < node.cells(); ++i) {
    std::size_t place = node.cell(i) + 4;
    const bool has_rows = node.kind() == kInnerTable;
    const std::int64_t last = has_rows ? static_cast<std::int64_t>(node.varint(place)) : kEnd;
    all.push_back({node.number(node.cell(i), 4), first, last});
    if (has_rows && last < kEnd) first = last + 1;
  }
  all.push_back({node.number(node.at + 8, 4), first, self.last});
  return all;
}

/// A tree has at most so many levels.
constexpr int kMostLevels = 32;

/// The wanted page among the nodes under `self`.
std::optional<Child> find_node(PageFile& file, const Child& self, std::uint64_t wanted, int level = 0) {
  if (self.page == wanted) return self;
  const auto node = file.node(self.page);
  if (!node || !node->is_inner() || level > kMostLevels) return std::nullopt;
  const std::vector<Child> under = children(*node, self);
  for (const Child& child : under)
    if (child.page == wanted) return child;
  // All leaves are on one level, so one child says for all whether there is anything below.
  for (const Child& child : under) {
    const auto one = file.node(child.page);
    if (one && !one->is_inner()) return std::nullopt;
    if (one) break;
  }
  for (const Child& child : under)
    if (const auto found = find_node(file, child, wanted, level + 1)) return found;
  return std::nullopt;
}

/// The first page of what a cell of a table's leaf has outside of it; 0: nothing. `row` is its rowid.
std::uint64_t overflow_of(const Node& leaf, std::size_t i, std::int64_t& row) {
  std::size_t place = leaf.cell(i);
  const std::uint64_t size = leaf.varint(place);
  row = static_cast<std::int64_t>(leaf.varint(place));
  constexpr std::uint64_t kMost = kUsable - 35, kLeast = (kUsable - 12) * 32 / 255 - 23;
  if (size <= kMost) return 0;
  const std::uint64_t inside = kLeast + (size - kLeast) % (kUsable - 4);
  return leaf.number(place + (inside <= kMost ? inside : kLeast), 4);
}

/// The row of a table that continues on the wanted page.
std::optional<Child> find_overflow(PageFile& file, const Child& self, std::uint64_t wanted, int level = 0) {
  const auto node = file.node(self.page);
  if (!node || level > kMostLevels) return std::nullopt;
  if (node->kind() == kInnerTable) {
    for (const Child& child : children(*node, self))
      if (const auto found = find_overflow(file, child, wanted, level + 1)) return found;
  }
  for (std::size_t i = 0; node->kind() == kLeafTable && i < node->cells(); ++i) {
    std::int64_t row = 0;
    std::uint64_t page = overflow_of(*node, i, row);
    for (int links = 0; page != 0 && links < 1'000'000; ++links) {
      if (page == wanted) return Child{page, row, row};
      const auto next = file.node(page);
      page = next ? next->number(0, 4) : 0;
    }
  }
  return std::nullopt;
}

struct Tree {
  std::string kind, name;
  std::uint64_t root = 0;
};

std::string text_at(const Node& node, std::size_t place, std::size_t size) {
  if (place + size > kUsable) return {};
  return {reinterpret_cast<const char*>(node.bytes.data()) + place, size};
}

/// A row of the schema: type, name, table, root page, text.
Tree tree_at(const Node& leaf, std::size_t i) {
  std::size_t place = leaf.cell(i);
  leaf.varint(place), leaf.varint(place);
  const std::size_t begin = place;
  std::size_t content = begin + leaf.varint(place);
  std::array<std::uint64_t, 4> types{};
  for (std::uint64_t& type : types) type = leaf.varint(place);
  const auto text = [&](std::uint64_t type) {
    const std::size_t size = type >= 13 ? (type - 13) / 2 : 0;
    const std::string value = text_at(leaf, content, size);
    content += size;
    return value;
  };
  Tree tree{text(types[0]), text(types[1])};
  text(types[2]);
  constexpr std::array<int, 7> kSizes = {0, 1, 2, 3, 4, 6, 8};
  if (types[3] < kSizes.size()) tree.root = leaf.number(content, kSizes[types[3]]);
  else if (types[3] == 9) tree.root = 1;
  return tree;
}

void collect_trees(PageFile& file, std::uint64_t page, std::vector<Tree>& trees, int level = 0) {
  const auto node = file.node(page);
  if (!node || level > kMostLevels) return;
  if (node->kind() == kInnerTable)
    for (const Child& child : children(*node, {page, 0, kEnd})) collect_trees(file, child.page, trees, level + 1);
  for (std::size_t i = 0; node->kind() == kLeafTable && i < node->cells(); ++i)
    if (Tree tree = tree_at(*node, i); tree.root > 1) trees.push_back(std::move(tree));
}

std::string place_text(const Tree& tree, const Child& found) {
  if (tree.kind != "table") return fmt::format("{} {}", tree.kind, tree.name);
  if (found.first == found.last) return fmt::format("table {}, row {}", tree.name, found.first);
  if (found.last == kEnd) return fmt::format("table {}, rows from {} on", tree.name, std::max<std::int64_t>(found.first, 1));
  return fmt::format("table {}, rows {} to {}", tree.name, std::max<std::int64_t>(found.first, 1), found.last);
}

/// Empty where no table holds it.
std::string place_of(PageFile& file, std::uint64_t page) {
  const Child schema{1, 0, kEnd};
  if (find_node(file, schema, page) || find_overflow(file, schema, page)) return "the schema";
  std::vector<Tree> trees;
  collect_trees(file, 1, trees);
  for (const Tree& tree : trees)
    if (const auto found = find_node(file, {tree.root, 0, kEnd}, page)) return place_text(tree, *found);
  for (const Tree& tree : trees)
    if (const auto found = find_overflow(file, {tree.root, 0, kEnd}, page)) return place_text(tree, *found);
  return {};
}

}  // namespace

std::string page_text(const std::filesystem::path& file, std::uint64_t page) {
  PageFile pages(file);
  const std::string place = place_of(pages, page);
  return fmt::format("page {} ({})", page, place.empty() ? "of no table that can be followed" : place);
}

bool is_in_use(const std::filesystem::path& file, std::uint64_t page) {
  PageFile pages(file);
  return !place_of(pages, page).empty();
}

std::string damage_text(const std::filesystem::path& file, std::uint64_t page) {
  return fmt::format("{}: is damaged: {} does not match its checksum", file.string(), page_text(file, page));
}

}  // namespace brouncker::sqlite
