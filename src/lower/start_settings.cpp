#include "lower/start_settings.h"

#include <algorithm>
#include <cctype>
#include <utility>
#include <variant>

#include "lifeboat/support/check.h"
#include "lifeboat/support/shell.h"

namespace lifeboat::lower {

namespace {

using graph::Side;
using graph::Text;

char Lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// `order-api` -> `ORDER_API_URL`
std::string UrlVariable(std::string_view key) {
  std::string name;
  for (const char c : key) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name + "_URL";
}

Text Assign(std::string name, std::string_view value) { return std::move(name) + "=" + UserDataWord(value); }

/// Between quotes as it is: for names that AWS or an earlier check made, which hold no quote.
Text AssignReference(std::string name, graph::Reference value) {
  return {std::move(name) + "='", value, "'"};
}

/// The container's environment as one array: its names never become variables of the script itself, so that
/// not even a `PATH` among them touches it.
void AppendEnvironment(std::vector<Text>& lines, Context& context, Side side,
                       const blueprint::Service& service) {
  lines.emplace_back("APP_ENVIRONMENT=(");
  for (const auto& callee : *service.calls) {
    const auto& load_balancer = context.On(side).services.at(*callee).load_balancer;
    LIFEBOAT_CHECK(load_balancer.has_value(), "a service that is called has a load balancer");
    const bool tls = context.blueprint.services.at(*callee).value.certificates.has_value();
    lines.push_back({"  '" + UrlVariable(*callee) + (tls ? "=https://" : "=http://"),
                     load_balancer->Attribute("dns_name"), "'"});
  }
  for (const auto& [name, value] : service.environment) {
    lines.emplace_back("  " + UserDataWord(name + "=" + *value.value));
  }
  lines.emplace_back(")");
}

}  // namespace

std::string UserDataWord(std::string_view text) {
  // cloud-init takes whatever has these characters near its start for a MIME message, whatever the first line
  // says. An empty pair of quotes between them changes nothing for the shell.
  static constexpr std::string_view kMime = "mime-version:";
  std::string word = ShellQuote(text);
  auto from = word.begin();
  while (true) {
    const auto found = std::search(from, word.end(), kMime.begin(), kMime.end(),
                                   [](char a, char b) { return Lower(a) == b; });
    if (found == word.end()) {
      return word;
    }
    const auto position = found - word.begin() + 1;
    word.insert(static_cast<std::size_t>(position), "''");
    from = word.begin() + position;
  }
}

std::vector<Text> StartSettings(Context& context, Side side, const std::string& service) {
  const blueprint::Service& value = context.blueprint.services.at(service).value;
  std::vector<Text> lines;
  lines.emplace_back("#!/bin/bash");
  lines.emplace_back("# Service " + service + " in " + context.RegionCode(side) +
                     ". The script below is the same for all.");
  lines.push_back(Assign("APP_IMAGE", *value.image));
  lines.push_back(Assign("APP_PORT", std::to_string(*value.port)));
  if (value.database) {
    const std::string& key = **value.database;
    const blueprint::Database& database = context.blueprint.databases.at(key).value;
    const DatabaseLinks& links = context.On(side).databases.at(key);
    lines.push_back(AssignReference("DATABASE_ENDPOINT_PARAMETER", links.endpoint.Attribute("name")));
    lines.push_back(Assign("DATABASE_SECRET", links.secret_name));
    lines.push_back(Assign("DATABASE_PORT", std::to_string(*database.port)));
    lines.push_back(Assign("DATABASE_NAME", *database.schema));
  }
  if (value.bucket) {
    const BucketLinks& links = context.On(side).buckets.at(**value.bucket);
    lines.push_back(AssignReference("BUCKET_NAME_PARAMETER", links.name.Attribute("name")));
  }
  AppendEnvironment(lines, context, side, value);
  return lines;
}

std::size_t UserDataBytes(const graph::Graph& graph, const std::vector<Text>& lines) {
  constexpr std::size_t kLongestHostName = 255;
  std::size_t bytes = 0;
  for (const Text& line : lines) {
    bytes += 1;  // its end
    for (const Text::Part& part : line.parts()) {
      if (const auto* literal = std::get_if<std::string>(&part)) {
        bytes += literal->size();
        continue;
      }
      const graph::NodeId node = std::get<graph::Reference>(part).node;
      const bool is_parameter = graph.Info(node).kind == graph::NodeKind::SsmParameter;
      bytes += is_parameter ? graph[graph::Ref<graph::SsmParameter>{node}].name.size() : kLongestHostName;
    }
  }
  return bytes;
}

}  // namespace lifeboat::lower
