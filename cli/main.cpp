#include "cli/command.hpp"

int main(int argc, char** argv) { return brouncker::cli::run(argc, argv); }
