#pragma once

#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/cli/app.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::cli {

inline constexpr std::string_view kSmall =
    "lifeboat: 1\n"
    "name: hello\n"
    "regions:\n"
    "  primary: { region: eu-west-1 }\n"
    "  dr: { region: eu-central-1 }\n"
    "services:\n"
    "  web: { image: \"nginx:1.27\", port: 80 }\n";

/// The program on a disk in memory that holds `in.yaml`.
class Program : public testing::Test {
 protected:
  Program() { disk_.AddFile("in.yaml", std::string(kSmall)); }

  int Call(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    driver::Env env{.files = disk_,
                    .out = out,
                    .err = err,
                    .out_is_terminal = terminal_,
                    .err_is_terminal = terminal_,
                    .environment = [this](std::string_view name) -> std::optional<std::string> {
                      const auto found = variables_.find(std::string(name));
                      return found == variables_.end() ? std::nullopt : std::optional(found->second);
                    },
                    .version = "1.2.3"};
    const int code = cli::Run(arguments, env);
    out_ = out.str();
    err_ = err.str();
    return code;
  }

  static bool Contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }

  MemoryFileSystem disk_;
  std::map<std::string, std::string> variables_;
  bool terminal_ = false;
  std::string out_;
  std::string err_;
};

}  // namespace lifeboat::cli
