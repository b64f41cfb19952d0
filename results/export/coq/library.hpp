/// The Coq library that all theorems are written for, as part of the program: results/export/assets/coq, with a Makefile.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace brouncker::coq {

struct LibraryFile {
  std::string_view name, text;
};

/// In an order in which they can be compiled; Axioms.v, which prints what they stand on, is apart.
std::span<const LibraryFile> library();

std::string_view axioms();
std::string_view makefile();

/// _CoqProject of the library with further files after it.
std::string project(std::span<const std::string> theorems);

}  // namespace brouncker::coq
